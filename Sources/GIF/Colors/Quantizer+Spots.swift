extension Quantizer {
  /// The same as ``colors(count:price:iterations:)``, with the colours of spots that it lacks.
  ///
  /// - Parameters:
  ///   - spots: the largest first.
  ///   - limit: the most colours in all.
  /// - Returns: with the colours that were added.
  func colors(
    count: Int, price: Float, iterations: Int, keeping spots: [Sample], limit: Int
  ) -> (result: Result, added: [ColorSpace.Point]) {
    var result = colors(count: count, price: price, iterations: iterations)
    let missing = result.missing(spots, limit: limit / 4)
    if count + missing.count > limit {
      result = colors(count: limit - missing.count, price: price, iterations: iterations)
    }
    result.colors += missing
    result.bits += [Float](repeating: result.bits.max() ?? 0, count: missing.count)
    return (result, missing)
  }
}

extension Quantizer.Result {
  /// From this squared distance on, over all channels, a colour is another one to the eye: 32 levels a channel.
  static let largestSpotError: Float = 3 * 32 * 32

  /// The colours of spots that are too far from all of these: the mark that fills least counts as much as any.
  ///
  /// - Parameter limit: the most of them.
  /// - Complexity: O(spots · colours).
  func missing(_ spots: [Quantizer.Sample], limit: Int) -> [ColorSpace.Point] {
    var missing: [ColorSpace.Point] = []
    for spot in spots where missing.count < limit {
      if !(colors + missing).contains(where: { Self.isSame($0, spot.point) }) {
        missing.append(spot.point)
      }
    }
    return missing
  }

  /// Whether two colours are one to the eye.
  static func isSame(_ a: ColorSpace.Point, _ b: ColorSpace.Point) -> Bool {
    ColorSpace.squaredLevels(a - b) <= largestSpotError
  }
}
