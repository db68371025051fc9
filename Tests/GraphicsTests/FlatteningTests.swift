import Graphics
import Testing

/// Pictures painted over a colour.
@Suite struct FlatteningTests {
  @Test func anyPixelThatIsNotWhollyOpaqueCounts() {
    for count in [1, 7, 8, 33] {
      var bitmap = Bitmap(width: count, height: 1, fill: 0xFF12_3456)
      #expect(bitmap.isOpaque)
      #expect(bitmap.flattened(over: 0xFFFF_FFFF) == bitmap)
      for alpha in [0xFE00_0000, 0x7F00_0000, 0] as [UInt32] {
        for index in [0, count / 2, count - 1] {
          bitmap.pixels = [UInt32](repeating: 0xFFFF_FFFF, count: count)
          bitmap.pixels[index] = alpha
          #expect(!bitmap.isOpaque)
          // What has no colour of its own is a shade of what is behind it.
          let level = 255 - (alpha >> 24)
          bitmap = bitmap.flattened(over: 0xFFFF_FFFF)
          #expect(bitmap.pixels[index] == 0xFF00_0000 | level << 16 | level << 8 | level)
          #expect(bitmap.isOpaque)
        }
      }
    }
  }
}
