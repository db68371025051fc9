import Graphics
import Testing

@Suite struct CompositingTests {
  /// Every opacity over a few colours, against the formula in floating point.
  @Test(arguments: [0x0000_0000, 0xFFFF_FFFF, 0xFF12_80C0, 0x8040_2010] as [UInt32])
  func overIsPorterAndDuffs(_ below: UInt32) {
    for alpha in 0...255 as ClosedRange<UInt32> {
      let above = Color(red: 0.9, green: 0.5, blue: 0.1, opacity: Double(alpha) / 255).pixel
      let result = above.over(below)
      for shift in [0, 8, 16, 24] as [UInt32] {
        let exact =
          Double(above >> shift & 0xFF)
          + Double(below >> shift & 0xFF) * (1 - Double(above >> 24) / 255)
        #expect(abs(Double(result >> shift & 0xFF) - exact) <= 0.51)
      }
    }
  }

  @Test func premultipliedPixels() {
    #expect(Color(0x1F77B4).pixel == 0xFF1F_77B4)
    #expect(Color(0xFFFFFF, opacity: 0).pixel == 0)
    #expect(Color(0xFF8000, opacity: 0.5).pixel == 0x8080_4000)
    #expect(Color(red: .nan, green: -4, blue: 7).pixel >> 24 == 255)
  }
}
