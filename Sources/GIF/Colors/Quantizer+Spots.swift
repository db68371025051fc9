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
