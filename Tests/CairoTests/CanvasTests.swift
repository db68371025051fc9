import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct CanvasTests {
  private static let size = Size(width: 220, height: 160)

  @Test func theBackdropIsCopiedAndTheBackgroundPaintedOverIt() throws {
    let backdrop = Bitmap(
      width: 220, height: 160,
      pixels: (0..<220 * 160).map { 0xFF00_0000 | UInt32($0 * 77 & 0xFFFFFF) })
    var canvas = try Canvas(Self.size)
    try canvas.draw(Scene(size: Self.size), over: backdrop)
    #expect(canvas.bitmap() == backdrop)
    try canvas.draw(Scene(size: Self.size, background: Color(0x123456)), over: backdrop)
    #expect(canvas.bitmap() == Bitmap(width: 220, height: 160, fill: 0xFF12_3456))
    try canvas.draw(Scene(size: Self.size))
    #expect(canvas.bitmap() == Bitmap(width: 220, height: 160))
  }

  @Test(arguments: Scenes.names) func aCanvasForgetsTheSceneBefore(_ name: String) throws {
    var fresh = try Canvas(Self.size)
    try fresh.draw(Scenes.scene(name))
    var used = try Canvas(Self.size)
    for other in Scenes.names + [name] { try used.draw(Scenes.scene(other)) }
    #expect(used.bitmap() == fresh.bitmap())
  }

  @Test func threadsDrawTheSamePixels() async throws {
    let expected = try Scenes.names.map { name in
      try PixelMetrics.draw(Scenes.scene(name).marks, width: 220, height: 160, background: .white)
    }
    try await withThrowingTaskGroup(of: [Bitmap].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var canvas = try Canvas(Self.size)
          return try Scenes.names.map { name in
            try canvas.draw(Scenes.scene(name))
            return canvas.bitmap()
          }
        }
      }
      for try await bitmaps in group { #expect(bitmaps == expected) }
    }
  }

  @Test(arguments: [(0, 5), (5, 0), (-1, 5), (32_768, 5), (5, 100_000)]) func badSizesAreErrors(
    _ width: Int, _ height: Int
  ) {
    #expect(throws: CairoError.badSize(width: width, height: height)) {
      _ = try Canvas(Size(width: width, height: height))
    }
    let scene = Scene(size: Size(width: width, height: height))
    #expect(throws: CairoError.badSize(width: width, height: height)) { try SVG.encode(scene) }
    #expect(throws: CairoError.badSize(width: width, height: height)) { try PDF.encode(scene) }
  }

  @Test func theLongestSideCanBeDrawn() throws {
    let line = Mark.path(
      .line(from: Point(0, 0.5), to: Point(32_767, 0.5)), stroke: Stroke(.black))
    let bitmap = try PixelMetrics.draw([line], width: 32_767, height: 1)
    #expect(bitmap.pixels.allSatisfy { $0 == 0xFF00_0000 })
  }

  @Test func scenesAndBackdropsMustFit() throws {
    func message(_ body: () throws -> Void) -> String {
      do {
        try body()
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(
      message {
        var canvas = try Canvas(Size(width: 4, height: 4))
        try canvas.draw(Scene(size: Size(width: 5, height: 4)))
      } == "the scene has 5 by 4 pixels, the canvas 4 by 4")
    #expect(
      message {
        var canvas = try Canvas(Size(width: 4, height: 4))
        try canvas.draw(
          Scene(size: Size(width: 4, height: 4)), over: Bitmap(width: 4, height: 3))
      } == "the backdrop has 4 by 3 pixels, the canvas 4 by 4")
    #expect(
      message { _ = try Canvas(Size(width: 0, height: 4)) }
        == "a picture of 0 by 4 pixels cannot be drawn; each side must be from 1 to 32767")
  }
}
