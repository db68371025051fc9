import Graphics
import PNG
import Testing

/// Texts that would fill the memory, and damaged ones.
@Suite struct TextTests {
  /// 1,000 times "a", compressed by Python's zlib at level 9.
  private static let stream: [UInt8] = [
    0x78, 0xDA, 0x4B, 0x4C, 0x1C, 0x05, 0xA3, 0x60, 0x14, 0x0C, 0x77, 0x00, 0x00, 0xF9, 0xD8,
    0x7A, 0xF8,
  ]

  private static func file(_ texts: [(name: String, body: [UInt8])]) throws -> [UInt8] {
    let image = Damage.chunks(
      of: try PNG.encode(Bitmap(width: 1, height: 1, fill: 0xFF00_0000)))
    return Damage.file([image[0]] + texts + image.dropFirst())
  }

  private static func compressed(_ keyword: String) -> (name: String, body: [UInt8]) {
    ("zTXt", Array(keyword.utf8) + [0, 0] + stream)
  }

  @Test func oneBudgetIsForAllTextsOfAFile() throws {
    let file = try Self.file((0..<50).map { _ in Self.compressed("k") })
    let whole = try PNG.texts(file)
    #expect(whole.entries.count == 50 && whole.omitted == 0)
    #expect(whole.entries[49].value == String(repeating: "a", count: 1000))
    let few = try PNG.texts(file, limit: 10_100)
    #expect(few.entries.count == 10 && few.omitted == 40)
    // Exactly enough for two, and one byte less.
    #expect(try PNG.texts(file, limit: 2002).entries.count == 2)
    #expect(try PNG.texts(file, limit: 2001).entries.count == 1)
  }

  @Test func plainTextsCountAsWell() throws {
    let file = try Self.file((0..<9).map { _ in ("tEXt", Array("key\0value".utf8)) })
    #expect(
      try PNG.texts(file, limit: 24)
        == PNG.Texts(
          entries: [PNG.TextEntry("key", "value"), .init("key", "value"), .init("key", "value")],
          omitted: 6))
  }

  @Test func damagedTextsHarmNothing() throws {
    var broken = Self.compressed("k")
    broken.body[8] ^= 0x55
    let file = try Self.file([
      broken, ("tEXt", Array("no value".utf8)), ("zTXt", []), ("iTXt", Array("k\0\0\0de".utf8)),
      ("tEXt", Array("key\0value".utf8)),
    ])
    #expect(try PNG.texts(file).entries == [PNG.TextEntry("key", "value")])
  }
}
