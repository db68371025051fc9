import Graphics
import PNG
import TestSupport
import Testing

@Suite struct EncodingTests {
  @Test(
    arguments: [(1, 1), (1, 7), (9, 1), (33, 20), (300, 4), (4, 1000)], [1, 2, 255, 256, 257, 5000])
  func opaquePicturesComeBackExactly(_ size: (Int, Int), _ colors: Int) throws {
    let bitmap = Picture.noise(size.0, size.1, colors: colors)
    #expect(try PNG.decode(try PNG.encode(bitmap)) == bitmap)
  }

  /// Rows too long for a match above, matches as long as deflate allows, pictures that do not compress.
  @Test(arguments: [(20_000, 3, 3000), (5000, 40, 300), (700, 700, 1 << 24), (300, 2000, 2)])
  func largePicturesComeBackExactly(_ width: Int, _ height: Int, _ colors: Int) throws {
    var random = SplitMix(seed: 5)
    var bitmap = Bitmap(width: width, height: height, fill: 0xFFFF_FFFF)
    for y in stride(from: 0, to: height, by: 3) {
      for x in 0..<width where colors > 2 || x % 299 == 0 {
        bitmap[x, y] = 0xFF00_0000 | UInt32.random(in: 0..<UInt32(colors), using: &random)
      }
    }
    let file = try PNG.encode(bitmap)
    #expect(try PNG.decode(file) == bitmap)
    #expect(file.count < width * height * 3 + 1000)
  }

  /// Straight components of 8 bits hold faint premultiplied ones exactly: the division is undone by rounding.
  @Test(arguments: [(1, 1), (33, 20), (64, 64)]) func translucentPicturesComeBack(
    _ size: (Int, Int)
  ) throws {
    let bitmap = Picture.noise(size.0, size.1, colors: 3000, opaque: false)
    #expect(try PNG.decode(try PNG.encode(bitmap)) == bitmap)
  }

  @Test(
    arguments: [
      (1, true, PNG.Info.Kind.indexed), (256, true, .indexed), (257, true, .rgb),
      (5000, true, .rgb),
      (5000, false, .rgba),
    ])
  func theSmallestKindIsChosen(_ colors: Int, _ opaque: Bool, _ kind: PNG.Info.Kind) throws {
    let bitmap = Picture.noise(100, 100, colors: colors, opaque: opaque)
    #expect(try PNG.info(try PNG.encode(bitmap)).kind == kind)
  }

  @Test func anEncoderForgetsThePictureBefore() throws {
    var encoder = PNG.Encoder()
    let bitmaps = [
      Picture.noise(120, 80, colors: 3000, seed: 3), Picture.noise(7, 5, colors: 2),
      Picture.noise(60, 60, colors: 900, opaque: false), Picture.noise(120, 80, colors: 256),
      Picture.noise(7, 5, colors: 2),
    ]
    for bitmap in bitmaps {
      #expect(try encoder.encode(bitmap) == PNG.encode(bitmap))
    }
  }

  @Test(arguments: [0, 0x8000_0040] as [UInt32]) func picturesOfOneTranslucentColorComeBack(
    _ pixel: UInt32
  ) throws {
    let bitmap = Bitmap(width: 5, height: 4, fill: pixel)
    #expect(try PNG.decode(try PNG.encode(bitmap)) == bitmap)
  }

  @Test(arguments: [
    ("Title", "moons"), ("Comment", ""), ("Author", "Jürgen"), ("Title", "loss → 0.01 · 50 %"),
    ("Software", String(repeating: "long ", count: 5000)),
  ])
  func textComesBack(_ keyword: String, _ value: String) throws {
    let entries = [PNG.TextEntry(keyword, value), PNG.TextEntry("Second", "2")]
    let file = try PNG.encode(Picture.noise(5, 5, colors: 9), text: entries)
    #expect(try PNG.texts(file) == PNG.Texts(entries: entries))
  }

  @Test(arguments: ["", " Title", "Title ", "loss →", "a\u{0}b", String(repeating: "k", count: 80)])
  func badKeywordsAreErrors(_ keyword: String) {
    #expect(throws: PNGError.badKeyword(keyword)) {
      try PNG.encode(Bitmap(width: 1, height: 1), text: [PNG.TextEntry(keyword, "x")])
    }
  }

  @Test(arguments: [(0, 0), (0, 5), (5, 0), (1_000_001, 0)]) func emptyPicturesAreErrors(
    _ size: (Int, Int)
  ) {
    #expect(throws: PNGError.badSize(width: size.0, height: size.1)) {
      try PNG.encode(Bitmap(width: size.0, height: size.1))
    }
  }
}
