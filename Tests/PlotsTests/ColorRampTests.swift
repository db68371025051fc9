import Graphics
import Testing

@testable import Plots

struct ColorRampTests {
  @Test func rampsAreClampedAndReachTheirEnds() {
    let ramp = ColorRamp([.black, .white])
    #expect(ramp.pixel(at: -3) == 0xFF00_0000 && ramp.pixel(at: .nan) == 0xFF00_0000)
    #expect(ramp.pixel(at: 1) == 0xFFFF_FFFF && ramp.pixel(at: .infinity) == 0xFFFF_FFFF)
    #expect(ramp.color(at: 0.25) == Color(0x404040))
    #expect(Set(ColorRamp([.black, .white], levels: 5).pixels).count == 5)
  }

  @Test(arguments: NamedTheme.all) func sequentialLightnessIsEven(_ named: NamedTheme) {
    let theme = named.theme
    let colors = (0...64).map { theme.sequential.color(at: Double($0) / 64) }
    expectEvenLightness(colors)
    #expect(colors[0].distance(to: theme.panel) < 6, "the low end is near the panel's colour")
    #expect(colors[64].contrast(to: theme.panel) >= 10)
  }

  @Test(arguments: NamedTheme.all) func divergingLightnessIsEvenOnBothSides(_ named: NamedTheme) {
    let theme = named.theme
    let colors = (0...64).map { theme.diverging.color(at: Double($0) / 64) }
    expectEvenLightness(Array(colors[...32]))
    expectEvenLightness(Array(colors[32...]))
    for step in 1...32 {
      #expect(abs(colors[32 - step].okLightness - colors[32 + step].okLightness) < 0.005)
    }
    for step in 8...32 {
      #expect(colors[32 - step].distance(to: colors[32 + step]) >= 15, "sides at \(step)")
    }
    #expect(colors[0].distance(to: colors[64]) >= 40)
  }

  @Test(arguments: NamedTheme.all) func theMiddleIsATrueGrey(_ named: NamedTheme) {
    let theme = named.theme
    let middle = theme.diverging.color(at: 0.5)
    #expect(middle.red == middle.green && middle.green == middle.blue)
    // Noise about zero has no sign.
    #expect(theme.diverging.color(at: 0.5 - 1e-9) == middle)
  }

  /// Linear in OKLab, and in every form of colour vision never turning back.
  private func expectEvenLightness(_ colors: [Color]) {
    let first = colors[0].okLightness
    let step = (colors.last!.okLightness - first) / Double(colors.count - 1)
    for (index, color) in colors.enumerated() {
      #expect(abs(color.okLightness - first - step * Double(index)) < 0.006, "\(index)")
    }
    for vision in ColorVision.allCases {
      let lightness = colors.map { vision($0).lightness }
      for (a, b) in zip(lightness, lightness.dropFirst()) {
        #expect((b - a) * step > 0, "\(vision) from \(a) to \(b)")
      }
    }
  }
}
