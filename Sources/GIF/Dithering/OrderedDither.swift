/// Ordered dithering: each colour is a mixture of two of the palette, laid out by Bayer's matrix ("An
/// optimum method for two-level rendition of continuous-tone pictures", 1973) of 8×8 thresholds.
///
/// What a pixel shows depends on its colour and place alone, so frames can be dithered in any order.
/// Finding the mixture rather than adding thresholds to the colour follows J. Yliluoma: it works with
/// any palette, and colours that the palette has stay flat.
struct OrderedDither {
  /// How much the contrast of a pattern counts beside the error of its mean.
  private static let contrastWeight: Float = 0.125
  /// More mixtures than this are not kept.
  private static let mixtureLimit = 1 << 16

  private let width: Int
  private let points: [ColorSpace.Point]
  /// The index of the first point.
  private let base: Int
  private let search: NearestColor
  private var mixtures = ColorTable<UInt32>()

  init(_ palette: GIF.Palette, width: Int) {
    self.width = width
    base = palette.transparentIndex == nil ? 0 : 1
    points = palette.colors[base...].map { ColorSpace.point($0) }
    search = NearestColor(points)
  }

  mutating func dither(_ colors: [UInt32], into indices: inout [UInt8]) {
    var last: UInt32?
    var mixture = Mixture(first: 0, second: 0, share: 0)
    for (position, color) in colors.enumerated() {
      if color == PixelFormat.transparent {
        indices[position] = 0
        continue
      }
      if color != last {
        mixture = self.mixture(for: color)
        last = color
      }
      let isSecond = Self.rank(position % width, position / width) < mixture.share
      indices[position] = isSecond ? mixture.second : mixture.first
    }
  }

  /// Where a place comes in the order in which a pattern fills, 0 to 63.
  @inline(__always)
  private static func rank(_ x: Int, _ y: Int) -> Int {
    let mixed = x ^ y
    return (mixed & 1) << 5 | (y & 1) << 4 | (mixed & 2) << 2 | (y & 2) << 1 | (mixed & 4) >> 1
      | (y & 4) >> 2
  }

  /// Two indices, and at how many of 64 places the second is.
  private struct Mixture {
    var first: UInt8
    var second: UInt8
    var share: Int
  }

  private mutating func mixture(for color: UInt32) -> Mixture {
    if let found = mixtures[color] {
      return Mixture(
        first: UInt8(found & 255), second: UInt8(found >> 8 & 255), share: Int(found >> 16))
    }
    let mixture = bestMixture(ColorSpace.point(color))
    if mixtures.count >= Self.mixtureLimit { mixtures = ColorTable() }
    mixtures.update(color) {
      $0 = UInt32(mixture.share) << 16 | UInt32(mixture.second) << 8 | UInt32(mixture.first)
    }
    return mixture
  }

  /// The nearest colour, and the one that makes the best mixture with it. O(colours).
  private func bestMixture(_ point: ColorSpace.Point) -> Mixture {
    let (nearest, distance) = search.nearest(to: point)
    let index = UInt8(nearest + base)
    var best = Mixture(first: index, second: index, share: 0)
    var least = distance
    let start = points[nearest]
    let offset = point - start
    for (other, end) in points.enumerated() {
      let step = end - start
      let square = (step * step).sum()
      let share = ((offset * step).sum() / max(square, 1) * 64).rounded()
      guard share >= 1, share <= 63 else { continue }
      let part = share / 64
      let miss = offset - step * part
      let cost = (miss * miss).sum() + Self.contrastWeight * part * (1 - part) * square
      if cost < least {
        best.second = UInt8(other + base)
        best.share = Int(share)
        least = cost
      }
    }
    return best
  }
}
