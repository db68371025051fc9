import Graphics
import PNG
import TestSupport
import Testing

@Suite struct AnimationTests {
  private static func encode(_ film: [Bitmap], loops: UInt32 = 0) throws -> [UInt8] {
    try PNG.encode(
      film: film, delays: film.indices.map { PNG.Delay(UInt16($0 + 1), over: 25) }, loops: loops,
      text: [PNG.TextEntry("Title", "film")])
  }

  @Test(arguments: [false, true]) func filmsComeBack(_ clear: Bool) throws {
    let film = [0, 1, 2, 2, 9, 3].map { Picture.film(50, 30, time: $0, clear: clear) }
    let file = try Self.encode(film, loops: 3)
    var decoder = try PNG.AnimationDecoder(file)
    #expect(decoder.info.frameCount == film.count && decoder.info.loops == 3)
    #expect(decoder.texts().entries == [PNG.TextEntry("Title", "film")])
    for (index, bitmap) in film.enumerated() {
      let frame = try #require(try decoder.next())
      #expect(frame.bitmap == bitmap)
      #expect(frame.delay == PNG.Delay(UInt16(index + 1), over: 25))
    }
    #expect(try decoder.next() == nil)
    #expect(try PNG.decode(file) == film[0])
  }

  /// A disc that jumps over a busy ground: each frame is painted over the ground and taken away again.
  private static func jumps(_ count: Int, opaque: Bool, colors: Int) -> [Bitmap] {
    let ground = Picture.noise(90, 70, colors: colors, opaque: opaque)
    return (0..<count).map { index in
      var bitmap = ground
      for y in 0..<9 where index > 0 {
        for x in 0..<9 { bitmap[7 * index % 80 + x, 11 * index % 60 + y] = 0xFF20_4060 }
      }
      return bitmap
    }
  }

  @Test(arguments: [
    (true, 5, PNG.Info.Kind.indexed), (true, 4000, .rgb), (false, 9, .indexed),
    (false, 4000, .rgba),
  ])
  func theSmallestKindIsChosen(_ opaque: Bool, _ colors: Int, _ kind: PNG.Info.Kind) throws {
    let film = Self.jumps(7, opaque: opaque, colors: colors)
    let file = try Self.encode(film)
    var decoder = try PNG.AnimationDecoder(file)
    #expect(decoder.info.kind == kind)
    for bitmap in film { #expect(try decoder.next()?.bitmap == bitmap) }
    // The ground is written once.
    #expect(try file.count < Self.encode([film[0]]).count + 6 * 250)
  }

  /// What a viewer is told to do with each frame, and the numbers of the chunks.
  @Test func framesAreTakenAwayWhereTheGroundComesBack() throws {
    let file = try Self.encode(Self.jumps(5, opaque: true, colors: 4000))
    var numbers: [UInt32] = []
    var disposals: [UInt8] = []
    var blendings: [UInt8] = []
    for chunk in Damage.chunks(of: file) {
      if ["fcTL", "fdAT"].contains(chunk.name) {
        numbers.append(chunk.body.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
      }
      if chunk.name == "fcTL" {
        disposals.append(chunk.body[24])
        blendings.append(chunk.body[25])
      }
    }
    #expect(numbers == Array(0...8))
    #expect(disposals == [0, 2, 2, 2, 0])
    // The frames that are taken away replace their rectangles, which are small.
    #expect(blendings == [0, 0, 0, 0, 1])
  }

  /// As many colours as a palette has room for, and more, black and every grey among them: the value for what stays must be another one.
  @Test(arguments: [254, 255, 256, 257]) func coloursAreNotMistakenForTheKey(_ count: Int) throws {
    var first = Bitmap(width: 30, height: 20, fill: 0xFF00_0000)
    for index in 0..<count {
      let gray = UInt32(index & 0xFF) * 0x01_0101
      first.pixels[index + 30] = 0xFF00_0000 | (index < 256 ? gray : 0x12_3456)
    }
    var second = first
    second.pixels[3] = 0xFFFF_FFFF
    second.pixels[500] = 0xFF00_0000
    second.pixels[501] = 0xFF01_0101
    var decoder = try PNG.AnimationDecoder(try Self.encode([first, second, first]))
    for bitmap in [first, second, first] { #expect(try decoder.next()?.bitmap == bitmap) }
    #expect(decoder.info.kind == (count < 255 ? .indexed : .rgb))
  }

  /// A gradient that moves, as in a photograph, where filters help.
  @Test func gradientsAreFiltered() throws {
    var random = SplitMix(seed: 4)
    let film = (0..<3).map { time in
      var bitmap = Bitmap(width: 120, height: 90)
      for y in 0..<90 {
        for x in 0..<120 {
          let noise = UInt32.random(in: 0...3, using: &random)
          let red = UInt32(x * 2 + time * 5) % 256
          let green = UInt32(y * 2 + x) % 250 + noise
          bitmap[x, y] = 0xFF00_0000 | red << 16 | green << 8 | UInt32(x + y)
        }
      }
      return bitmap
    }
    let file = try Self.encode(film)
    #expect(file.count < 3 * 120 * 90 * 3 / 3)
    var decoder = try PNG.AnimationDecoder(file)
    for bitmap in film { #expect(try decoder.next()?.bitmap == bitmap) }
  }

  /// What a filter guesses of a component from the one to the left, the one above and the one above the left.
  static let guesses: [@Sendable (Int, Int, Int) -> Int] = [
    { left, _, _ in left }, { _, above, _ in above }, { left, above, _ in (left + above) / 2 },
    { left, above, corner in
      // The nearest to left + above − corner; of equally near ones the first.
      let guess = left + above - corner
      return [left, above, corner].min { abs($0 - guess) < abs($1 - guess) } ?? 0
    },
  ]

  /// A picture that one of the filters foresees but for a bit.
  @Test(arguments: 0..<4) func everyFilterIsUndone(_ filter: Int) throws {
    let (width, height) = (90, 60)
    var random = SplitMix(seed: 8)
    var rows = [[Int]](repeating: [Int](repeating: 0, count: 3 * width), count: height)
    for y in 0..<height {
      for x in 0..<3 * width {
        if x < 3 || y == 0 {
          rows[y][x] = Int.random(in: 0...255, using: &random)
        } else {
          let guess = Self.guesses[filter](rows[y][x - 3], rows[y - 1][x], rows[y - 1][x - 3])
          rows[y][x] = (guess + Int.random(in: 0...1, using: &random)) & 0xFF
        }
      }
    }
    var bitmap = Bitmap(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let color = rows[y][3 * x] << 16 | rows[y][3 * x + 1] << 8 | rows[y][3 * x + 2]
        bitmap[x, y] = 0xFF00_0000 | UInt32(color)
      }
    }
    let file = try Self.encode([bitmap])
    #expect(file.count < 3 * width * height / 3)
    #expect(try PNG.decode(file) == bitmap)
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
    let wrong = PNGError.frameSize(width: 5, height: 4, filmWidth: 4, filmHeight: 4)
    var planner = try PNG.AnimationPlanner(width: 4, height: 4)
    #expect(throws: wrong) { try planner.add(Bitmap(width: 5, height: 4)) }
    try planner.add(Bitmap(width: 4, height: 4))
    let plan = try planner.finish()
    #expect(throws: wrong) { try plan.compress(Bitmap(width: 5, height: 4), over: nil, at: 0) }
    let frame = try plan.compress(Bitmap(width: 4, height: 4), over: nil, at: 0)
    var encoder = try PNG.AnimationEncoder(plan)
    try encoder.append(frame, delay: PNG.Delay(1, over: 10))
    #expect(throws: PNGError.frameCount(announced: 1, appended: 2)) {
      try encoder.append(frame, delay: PNG.Delay(1, over: 10))
    }
    #expect(throws: PNGError.frameCount(announced: 1, appended: 0)) {
      let short = try PNG.AnimationEncoder(plan)
      return try short.finish()
    }
    #expect(throws: PNGError.frameCount(announced: 0, appended: 0)) {
      let none = try PNG.AnimationPlanner(width: 4, height: 4)
      return try none.finish()
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
