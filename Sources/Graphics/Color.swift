/// An sRGB colour with straight (not premultiplied) opacity; every component is in 0...1.
public struct Color: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var opacity: Double

  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  /// A colour written as on the web: `Color(0x1F77B4)`.
  public init(_ hex: UInt32, opacity: Double = 1) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255, opacity: opacity)
  }

  public static let black = Color(0x000000)
  public static let white = Color(0xFFFFFF)

  public func opacity(_ value: Double) -> Color {
    Color(red: red, green: green, blue: blue, opacity: value)
  }

  /// The colour a share `t` in 0...1 of the way from this one to `other`, in sRGB.
  public func mixed(with other: Color, _ t: Double) -> Color {
    Color(
      red: red + (other.red - red) * t, green: green + (other.green - green) * t,
      blue: blue + (other.blue - blue) * t, opacity: opacity + (other.opacity - opacity) * t)
  }

  /// The colour as a premultiplied 0xAARRGGBB word, the pixel of a `Bitmap`.
  public var pixel: UInt32 {
    func byte(_ value: Double) -> UInt32 { UInt32(max(0, min(1, value)) * 255 + 0.5) }
    return byte(opacity) << 24 | byte(red * opacity) << 16 | byte(green * opacity) << 8
      | byte(blue * opacity)
  }
}
