import Graphics

/// A small image as numbers.
public struct TileImage: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// One plane, or three of red, green and blue, each row after row from the top; not a number where there is nothing.
  public let values: [Float]
  /// What is laid over it, one number a pixel: 0 for nothing, 1 for the most. Empty without.
  public let heat: [Float]

  /// - Precondition: one plane or three; as much heat as pixels, or none.
  public init(width: Int, height: Int, values: [Float], heat: [Float] = []) {
    let pixels = width * height
    precondition(values.count == pixels || values.count == 3 * pixels)
    precondition(heat.isEmpty || heat.count == pixels)
    self.width = width
    self.height = height
    self.values = values
    self.heat = heat
  }

  /// - Parameters:
  ///   - channels: one is a plane, three are red, green and blue, and of others the mean is a plane.
  ///   - values: [channels, height, width]
  public init(width: Int, height: Int, channels: Int, values: [Float], heat: [Float] = []) {
    self.init(
      width: width, height: height, values: Self.planes(values, channels: channels), heat: heat)
  }

  private static func planes(_ values: [Float], channels: Int) -> [Float] {
    if channels == 1 || channels == 3 { return values }
    let pixels = values.count / channels
    return (0..<pixels).map { pixel in
      var sum: Float = 0
      for channel in 0..<channels { sum += values[channel * pixels + pixel] }
      return sum / Float(channels)
    }
  }

  var hasColor: Bool { values.count > width * height }

  /// O(pixels).
  public func bitmap(_ colors: TileColors, _ theme: Theme) -> Bitmap {
    let pixels = width * height
    var words = [UInt32](repeating: 0, count: pixels)
    let painter = colors.painter(theme)
    for i in 0..<pixels {
      words[i] =
        hasColor
        ? painter.word(values[i], values[pixels + i], values[2 * pixels + i])
        : painter.word(values[i])
    }
    if !heat.isEmpty { for i in 0..<pixels { words[i] = TileHeat.word(heat[i], over: words[i]) } }
    return Bitmap(width: width, height: height, pixels: words)
  }
}

/// What the numbers of images stand for: one scale for the whole film.
public enum TileColors: Sendable, Hashable {
  /// From −limit over 0, the middle, to the limit.
  case signed(limit: Double)
  /// From 0 to the limit.
  case rising(limit: Double)
  /// From black to white; of three planes each is one of red, green and blue.
  case brightness(ClosedRange<Double>)

  public var domain: ClosedRange<Double> {
    switch self {
    case .signed(let limit): -limit...limit
    case .rising(let limit): 0...limit
    case .brightness(let range): range
    }
  }

  /// The colours of one plane from the domain's low end to its high end.
  public func ramp(_ theme: Theme) -> ColorRamp {
    switch self {
    case .signed: theme.diverging
    case .rising: theme.sequential
    case .brightness: Self.grey
    }
  }

  private static let grey = ColorRamp([.black, .white])

  fileprivate func painter(_ theme: Theme) -> TilePainter {
    let domain = domain
    return TilePainter(
      ramp: ramp(theme).pixels, low: Float(domain.lowerBound),
      length: Float(max(domain.upperBound - domain.lowerBound, 1e-30)))
  }
}

/// From numbers to premultiplied words.
private struct TilePainter {
  let ramp: [UInt32]
  let low: Float
  let length: Float

  func word(_ value: Float) -> UInt32 {
    let share = (value - low) / length
    return share.isNaN ? 0 : ramp[Int(min(max(share, 0), 1) * 256 + 0.5)]
  }

  func word(_ red: Float, _ green: Float, _ blue: Float) -> UInt32 {
    func byte(_ value: Float) -> UInt32 {
      UInt32(min(max((value - low) / length, 0), 1) * 255 + 0.5)
    }
    if (red + green + blue).isNaN { return 0 }
    return 0xFF00_0000 | byte(red) << 16 | byte(green) << 8 | byte(blue)
  }
}

/// Heat over an image: its hue tells how much there is, from grey over orange to yellow, and its lightness is the image's.
public enum TileHeat {
  public static let ramp = ColorRamp([Color(0xBFBFBF), Color(0xF08A24), Color(0xFFE600)])
  /// How light the black of an image is; hues of black could not be told apart.
  private static let darkest = 0.4

  static func word(_ heat: Float, over image: UInt32) -> UInt32 {
    let under = Color(image & 0xFF_FFFF)
    let lightness = 0.299 * under.red + 0.587 * under.green + 0.114 * under.blue
    return Color.black.mixed(
      with: ramp.color(at: Double(heat)), darkest + (1 - darkest) * lightness
    ).pixel
  }
}
