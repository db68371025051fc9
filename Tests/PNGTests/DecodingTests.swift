import Graphics
import PNG
import TestSupport
import Testing

@Suite struct DecodingTests {
  @Test func fixturesAreThere() {
    #expect(Fixture.all.count == 52)
  }

  @Test(arguments: Fixture.all) func everyKindGivesItsPixels(_ fixture: Fixture) throws {
    let bitmap = try PNG.decode(fixture.file)
    #expect(bitmap.size == Size(width: Fixture.width, height: Fixture.height))
    #expect(Picture.difference(bitmap.pixels, fixture.expected) == 0)
  }

  @Test func informationComesWithoutDecoding() throws {
    let fixture = try #require(Fixture.all.first { $0.name == "grayAlpha16-interlaced" })
    let info = try PNG.info(fixture.file)
    #expect(info.kind == .grayAlpha && info.bitDepth == 16 && info.isInterlaced)
    #expect(info.width == Fixture.width && info.height == Fixture.height)
    #expect(info.frameCount == 1 && info.loops == nil)
  }

  /// Seeded damage to files of every kind: an error or a picture, never a trap.
  @Test(arguments: Fixture.all) func damageIsAnErrorAndNoTrap(_ fixture: Fixture) {
    var random = SplitMix(seed: UInt64(fixture.file.count))
    var pictures = 0
    for round in 0..<200 {
      var file = fixture.file
      for _ in 0...round % 4 {
        let index = Int.random(in: 0..<file.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: file[index] = UInt8.random(in: 0...255, using: &random)
        case 1: file[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 2: file.insert(file[index], at: index)
        default: file.removeSubrange(index..<min(file.count, index + 1 + round % 7))
        }
      }
      // With the check sums mended the damage reaches the decompressor and libpng.
      if round % 2 == 0 { file = Damage.mendingCheckSums(of: file) }
      do {
        let bitmap = try PNG.decode(file, pixelLimit: 1 << 16)
        #expect(bitmap.pixels.count <= 1 << 16)
        pictures += 1
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(pictures < 200)
  }

  @Test(arguments: Fixture.all) func everyTruncationIsAnError(_ fixture: Fixture) {
    for count in 0..<fixture.file.count {
      #expect(throws: PNGError.self) { try PNG.decode(Array(fixture.file.prefix(count))) }
    }
  }
}
