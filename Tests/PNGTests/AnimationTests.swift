import Graphics
import PNG
import TestSupport
import Testing

@Suite struct AnimationTests {
  private static func encode(_ film: [Bitmap], loops: UInt32 = 0) throws -> [UInt8] {
    var encoder = try PNG.AnimationEncoder(
      width: film[0].width, height: film[0].height, frameCount: film.count, loops: loops,
      text: [PNG.TextEntry("Title", "film")])
    var file: [UInt8] = []
    for (index, bitmap) in film.enumerated() {
      try encoder.append(bitmap, delay: PNG.Delay(UInt16(index + 1), over: 25))
      file += encoder.drain()
    }
    return try file + encoder.finish()
  }

  @Test(arguments: [false, true]) func filmsComeBack(_ clear: Bool) throws {
    let film = [0, 1, 2, 2, 9, 3].map { Picture.film(50, 30, time: $0, clear: clear) }
    let file = try Self.encode(film, loops: 3)
    var decoder = try PNG.AnimationDecoder(file)
    #expect(decoder.info.frameCount == film.count && decoder.info.loops == 3)
    #expect(decoder.info.text == [PNG.TextEntry("Title", "film")])
    for (index, bitmap) in film.enumerated() {
      let frame = try #require(try decoder.next())
      #expect(frame.bitmap == bitmap)
      #expect(frame.delay == PNG.Delay(UInt16(index + 1), over: 25))
    }
    #expect(try decoder.next() == nil)
    #expect(try PNG.decode(file) == film[0])
  }

  @Test func unchangedFramesCostNextToNothing() throws {
    let still = Picture.noise(200, 200, colors: 4000)
    let one = try Self.encode([still]).count
    #expect(try Self.encode([still, still, still]).count < one + 300)
  }

  @Test func aPictureIsAFilmOfOne() throws {
    let bitmap = Picture.noise(9, 9, colors: 40)
    var decoder = try PNG.AnimationDecoder(try PNG.encode(bitmap))
    #expect(decoder.info.frameCount == 1 && decoder.info.loops == nil)
    #expect(try decoder.next()?.bitmap == bitmap)
    #expect(try decoder.next() == nil)
  }

  @Test func framesMustFit() throws {
    var encoder = try PNG.AnimationEncoder(width: 4, height: 4, frameCount: 1)
    #expect(throws: PNGError.frameSize(width: 5, height: 4, filmWidth: 4, filmHeight: 4)) {
      try encoder.append(Bitmap(width: 5, height: 4), delay: PNG.Delay(1, over: 10))
    }
    try encoder.append(Bitmap(width: 4, height: 4), delay: PNG.Delay(1, over: 10))
    #expect(throws: PNGError.frameCount(announced: 1, appended: 2)) {
      try encoder.append(Bitmap(width: 4, height: 4), delay: PNG.Delay(1, over: 10))
    }
    #expect(throws: PNGError.frameCount(announced: 2, appended: 0)) {
      let short = try PNG.AnimationEncoder(width: 4, height: 4, frameCount: 2)
      return try short.finish()
    }
  }

  @Test(arguments: [(0.04, 40, 1000), (1.0, 1000, 1000), (100.5, 10050, 100), (4000, 4000, 1)])
  func delaysAreFractions(_ seconds: Double, _ numerator: UInt16, _ denominator: UInt16) {
    #expect(PNG.Delay(seconds: seconds) == PNG.Delay(numerator, over: denominator))
    #expect(PNG.Delay(seconds: seconds).seconds == seconds)
  }

  @Test func damageIsAnErrorAndNoTrap() throws {
    let file = try Self.encode([0, 1, 2, 3].map { Picture.film(40, 20, time: $0) })
    var random = SplitMix(seed: 11)
    for _ in 0..<800 {
      var damaged = file
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        damaged[Int.random(in: 8..<file.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      do {
        var decoder = try PNG.AnimationDecoder(
          Damage.mendingCheckSums(of: damaged), pixelLimit: 1 << 16)
        var frames = 0
        while try decoder.next() != nil { frames += 1 }
        #expect(frames <= 4)
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }
}
