import Graphics
import Testing

@testable import Output

struct ShrinkingTests {
  private static let pattern = Bitmap(
    width: 37, height: 23, pixels: (0..<37 * 23).map { UInt32($0) &* 2_654_435_761 })

  @Test func shrinkingTakesMeans() {
    let picture = Bitmap(
      width: 4, height: 2,
      pixels: [
        0xFF00_0000, 0xFF10_2030, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFF20_4060, 0xFF30_60FF, 0xFFFF_FFFF,
        0xFFFF_FFFF,
      ])
    #expect(picture.shrunk(to: Size(width: 4, height: 2)) == picture)
    #expect(
      picture.shrunk(to: Size(width: 2, height: 1)).pixels == [0xFF18_3064, 0xFFFF_FFFF])
    // A third of 4 pixels covers one and a third: (0 + 32 + 16/3 + 48/3) · 3/8.
    #expect(picture.shrunk(to: Size(width: 3, height: 1)).pixels[0] >> 16 & 255 == 20)
    // Every pixel from its definition, in whole numbers.
    let pattern = Self.pattern
    for size in [Size(width: 36, height: 22), Size(width: 19, height: 5)] {
      let small = pattern.shrunk(to: size)
      for y in 0..<size.height {
        for x in 0..<size.width {
          for shift in stride(from: UInt32(0), to: 32, by: 8) {
            var sum = 0
            for row in 0..<23 {
              let tall = min((y + 1) * 23, (row + 1) * size.height) - max(y * 23, row * size.height)
              for column in 0..<37 where tall > 0 {
                let wide =
                  min((x + 1) * 37, (column + 1) * size.width) - max(x * 37, column * size.width)
                sum += tall * max(wide, 0) * Int(pattern[column, row] >> shift & 255)
              }
            }
            #expect(Int(small[x, y] >> shift & 255) == (2 * sum + 37 * 23) / (2 * 37 * 23))
          }
        }
      }
    }
    let even = Bitmap(width: 31, height: 17, fill: 0xFF12_3456)
    #expect(
      even.shrunk(to: Size(width: 13, height: 5)) == Bitmap(width: 13, height: 5, fill: 0xFF12_3456)
    )
  }

  @Test func halvesAreRoundedUp() {
    // However the area divides.
    for half in 1...300 {
      let stripes = Bitmap(
        width: 2 * half, height: 1, pixels: (0..<2 * half).map { 0xFF00_0006 + UInt32($0 % 2) })
      #expect(stripes.shrunk(to: Size(width: 1, height: 1)).pixels == [0xFF00_0007])
    }
  }

  @Test func rowsThatAreKnownAreTakenOver() {
    let pattern = Self.pattern
    var other = pattern
    for x in 0..<37 { (other[x, 9], other[x, 22]) = (0, 0) }
    other[36, 3] = 0
    for size in [Size(width: 36, height: 22), Size(width: 19, height: 5)] {
      let known = (large: other, small: other.shrunk(to: size))
      #expect(pattern.shrunk(to: size, like: known) == pattern.shrunk(to: size))
      var marked = known
      for index in marked.small.pixels.indices { marked.small.pixels[index] = 1 }
      let copied = pattern.shrunk(to: size, like: marked).pixels.count { $0 == 1 }
      // 3, 9 and 22 are in so many rows.
      #expect(copied == size.width * (size.height == 5 ? 5 - 4 : 22 - 5))
    }
  }
}
