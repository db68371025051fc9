import Graphics

/// Colours along 0...1, by linear interpolation in sRGB between evenly spaced stops.
public struct ColorRamp: Sendable, Equatable {
  /// 0xAARRGGBB words at 257 even places, so that a field is coloured by a look-up; both ends and the middle are among
  /// them, so that a diverging ramp's middle is the stop itself.
  public let pixels: [UInt32]
  public static let lastIndex = 256

  /// - Parameters:
  ///   - stops: at least two colours.
  ///   - levels: how many distinct colours there are; few make bands with visible edges.
  public init(_ stops: [Color], levels: Int = 257) {
    precondition(stops.count >= 2 && levels >= 2)
    pixels = (0...Self.lastIndex).map { index in
      let level = index * levels / (Self.lastIndex + 1)
      let t = Double(level) / Double(levels - 1) * Double(stops.count - 1)
      let lower = min(Int(t), stops.count - 2)
      return stops[lower].mixed(with: stops[lower + 1], t - Double(lower)).pixel
    }
  }

  /// The word at `t`, which is clamped to 0...1; NaN gives the first.
  @inlinable
  public func pixel(at t: Double) -> UInt32 {
    pixels[t > 0 ? Int(min(256, t * 256 + 0.5)) : 0]
  }

  /// The colour of an opaque ramp at `t`, which is clamped to 0...1; NaN gives the first.
  public func color(at t: Double) -> Color { Color(pixel(at: t) & 0xFF_FFFF) }
}
