import Numerics

/// A colour of a drawn image: red, green and blue, each 0...1.
struct ShapeColors: Equatable {
  let red, green, blue: Double

  subscript(channel: Int) -> Double { channel == 0 ? red : channel == 1 ? green : blue }

  /// ITU-R BT.601, as Pillow's grey.
  var luminance: Double { 0.299 * red + 0.587 * green + 0.114 * blue }

  /// A pale or dark ground and a vivid ink that is told from it in grey, too.
  static func pair(_ random: inout RandomState) -> (ground: ShapeColors, ink: ShapeColors) {
    while true {
      let level = random.uniform(0.08, 0.92)
      let ground = ShapeColors(
        red: level + random.uniform(-0.08, 0.08), green: level + random.uniform(-0.08, 0.08),
        blue: level + random.uniform(-0.08, 0.08))
      let ink = vivid(
        hue: random.uniform(), saturation: random.uniform(0.55, 1),
        value: random.uniform(0.3, 1))
      if abs(ground.luminance - ink.luminance) >= 0.25 { return (ground, ink) }
    }
  }

  /// A colour by hue, saturation and value, all 0...1 (A. R. Smith, SIGGRAPH 1978).
  private static func vivid(hue: Double, saturation: Double, value: Double) -> ShapeColors {
    func component(_ offset: Double) -> Double {
      let place = (hue * 6 + offset).truncatingRemainder(dividingBy: 6)
      return value * (1 - saturation * max(0, min(place, 4 - place, 1)))
    }
    return ShapeColors(red: component(5), green: component(3), blue: component(1))
  }
}
