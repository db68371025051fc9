import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct ImageTests {
  /// Bilinear interpolation in floating point, as its definition says.
  private static func reference(_ bitmap: Bitmap, in frame: Rect, x: Int, y: Int) -> [Double] {
    func place(_ pixel: Int, _ start: Double, _ length: Double, _ count: Int) -> (Int, Int, Double)
    {
      let place = (Double(pixel) + 0.5 - start) / length * Double(count) - 0.5
      let limited = max(0, min(Double(count - 1), place))
      return (Int(limited), min(count - 1, Int(limited) + 1), limited - limited.rounded(.down))
    }
    let (left, right, u) = place(x, frame.left, frame.width, bitmap.width)
    let (top, bottom, v) = place(y, frame.top, frame.height, bitmap.height)
    return [0, 8, 16, 24].map { (shift: UInt32) in
      func part(_ x: Int, _ y: Int) -> Double { Double(bitmap[x, y] >> shift & 0xFF) }
      let above = part(left, top) * (1 - u) + part(right, top) * u
      let below = part(left, bottom) * (1 - u) + part(right, bottom) * u
      return above * (1 - v) + below * v
    }
  }

  @Test(arguments: [
    Rect(x: 10, y: 10, width: 180, height: 120), Rect(x: 10.3, y: 9.6, width: 77.7, height: 99.1),
    Rect(x: -30, y: -20, width: 300, height: 200), Rect(x: 20, y: 30, width: 9, height: 7),
  ])
  func imagesAreInterpolated(_ frame: Rect) throws {
    let field = Scenes.field
    let bitmap = try PixelMetrics.draw(
      [.image(RasterImage(field, in: frame))], width: 220, height: 160)
    let columns = Int(frame.left.rounded())..<Int(frame.right.rounded())
    let rows = Int(frame.top.rounded())..<Int(frame.bottom.rounded())
    var (outside, largest) = (0, 0.0)
    for y in 0..<160 {
      for x in 0..<220 {
        guard columns.contains(x), rows.contains(y) else {
          outside += bitmap[x, y] == 0 ? 0 : 1
          continue
        }
        let exact = Self.reference(field, in: frame, x: x, y: y)
        for (index, value) in exact.enumerated() {
          largest = max(largest, abs(Double(bitmap[x, y] >> UInt32(8 * index) & 0xFF) - value))
        }
      }
    }
    #expect(outside == 0)
    #expect(largest <= 1.5)
  }

  /// Each pixel is a rectangle of its colour, between edges on whole pixels or not, also in documents.
  @Test(arguments: [
    Rect(x: 10, y: 20, width: 45, height: 35), Rect(x: 12, y: 9, width: 40, height: 33),
  ])
  func sharpImagesKeepTheirColors(_ frame: Rect) throws {
    let field = Scenes.field
    let image = RasterImage(field, in: frame, isSmooth: false)
    let bitmap = try PixelMetrics.draw([.image(image)], width: 80, height: 80)
    for y in 0..<80 {
      for x in 0..<80 {
        let (u, v) = (Double(x) + 0.5 - frame.x, Double(y) + 0.5 - frame.y)
        guard u > 0, v > 0, u < frame.width, v < frame.height else {
          #expect(bitmap[x, y] == 0)
          continue
        }
        #expect(
          bitmap[x, y]
            == field[
              Int(u / frame.width * Double(field.width)),
              Int(v / frame.height * Double(field.height))])
      }
    }
    let scene = Scene(size: Size(width: 80, height: 80), marks: [.image(image)])
    let text = String(decoding: try SVG.encode(scene), as: UTF8.self)
    #expect(text.contains("image-rendering:pixelated"))
  }

  @Test func imagesOfTheirOwnSizeAreCopied() throws {
    let field = Scenes.field
    let bitmap = try PixelMetrics.draw(
      [.image(RasterImage(field, in: Rect(x: 20, y: 30, width: 9, height: 7)))], width: 60,
      height: 60)
    for y in 0..<7 {
      for x in 0..<9 { #expect(bitmap[20 + x, 30 + y] == field[x, y]) }
    }
  }

  @Test func reducedImagesKeepTheirMean() throws {
    let checks = Bitmap(
      width: 400, height: 400,
      pixels: (0..<160_000).map { ($0 + $0 / 400) % 2 == 0 ? 0xFF00_0000 : 0xFFFF_FFFF })
    let bitmap = try PixelMetrics.draw(
      [.image(RasterImage(checks, in: Rect(x: 0, y: 0, width: 40, height: 40)))], width: 40,
      height: 40)
    #expect(bitmap.pixels.allSatisfy { PixelMetrics.distance($0, 0xFF80_8080) <= 12 })
  }

  @Test func emptyImagesAreSkipped() throws {
    for image in [
      RasterImage(Bitmap(width: 0, height: 0), in: Rect(x: 0, y: 0, width: 9, height: 9)),
      RasterImage(Scenes.field, in: Rect(x: 0, y: 0, width: 0, height: 9)),
      RasterImage(Scenes.field, in: Rect(x: .nan, y: 0, width: 9, height: 9)),
    ] {
      #expect(
        try PixelMetrics.draw([.image(image)], width: 9, height: 9) == Bitmap(width: 9, height: 9))
    }
  }
}
