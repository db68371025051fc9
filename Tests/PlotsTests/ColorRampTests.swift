import Testing

@testable import Plots

struct ColorRampTests {
  @Test func rampsAreClampedAndReachTheirEnds() {
    let ramp = ColorRamp([.black, .white])
    #expect(ramp.pixel(at: -3) == 0xFF00_0000 && ramp.pixel(at: .nan) == 0xFF00_0000)
    #expect(ramp.pixel(at: 1) == 0xFFFF_FFFF && ramp.pixel(at: .infinity) == 0xFFFF_FFFF)
    #expect(Set(ColorRamp([.black, .white], levels: 5).pixels).count == 5)
  }
}
