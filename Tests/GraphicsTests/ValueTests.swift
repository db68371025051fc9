import Graphics
import Testing

@Suite struct ValueTests {
  @Test func colorsAreMixedByShare() {
    let (black, blue) = (Color.black, Color(0x0000FF, opacity: 0.5))
    #expect(black.mixed(with: blue, 0) == black)
    #expect(black.mixed(with: blue, 1) == blue)
    #expect(black.mixed(with: blue, 0.5) == Color(red: 0, green: 0, blue: 0.5, opacity: 0.75))
  }

  @Test func rectanglesHaveSides() {
    let rect = Rect(x: 10, y: 20, width: 30, height: 40)
    #expect(rect.right == 40 && rect.bottom == 60 && rect.center == Point(25, 40))
    #expect(rect.inset(by: 5) == Rect(x: 15, y: 25, width: 20, height: 30))
    #expect(rect.contains(Point(40, 60)) && !rect.contains(Point(40.1, 60)))
    #expect(!rect.contains(Point(.nan, 30)))
  }

  @Test func bitmapsAreRows() {
    var bitmap = Bitmap(width: 3, height: 2, fill: 7)
    bitmap[2, 1] = 9
    #expect(bitmap.pixels == [7, 7, 7, 7, 7, 9])
    #expect(bitmap[2, 1] == 9 && bitmap.size == Size(width: 3, height: 2))
  }
}
