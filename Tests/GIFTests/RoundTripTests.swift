import GIF
import TestSupport
import Testing

/// What is encoded without loss comes back as it was, and obeys the format to the letter.
@Suite struct RoundTripTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let width: Int
    let height: Int
    let frames: [[UInt32]]
  }

  static let cases: [Case] = {
    var cases = [
      Case(testDescription: "one pixel", width: 1, height: 1, frames: [Picture.flat(1, 1)]),
      Case(
        testDescription: "one pixel, thousands of frames", width: 1, height: 1,
        frames: (0..<3000).map { [Picture.color($0 % 7)] }),
      Case(
        testDescription: "flat, all frames the same", width: 31, height: 17,
        frames: [[UInt32]](repeating: Picture.flat(31, 17), count: 4)),
      Case(
        testDescription: "black", width: 9, height: 9,
        frames: [Picture.flat(9, 9, 0xFF00_0000), Picture.flat(9, 9, 0xFFFF_FFFF)]),
      Case(
        testDescription: "65,535 wide", width: 65_535, height: 1,
        frames: (0..<2).map { Picture.noise(65_535, 1, colors: 5, seed: UInt64($0)) }),
      Case(
        testDescription: "65,535 high", width: 1, height: 65_535,
        frames: (0..<2).map { Picture.noise(1, 65_535, colors: 3, seed: UInt64($0)) }),
      Case(
        testDescription: "a figure", width: 120, height: 80,
        frames: (0..<12).map { Picture.figure(120, 80, time: $0) }),
    ]
    for (colors, length) in [(2, 3), (3, 40), (7, 9), (40, 60)] {
      cases.append(
        Case(
          testDescription: "runs of \(colors) colours", width: 300, height: 200,
          frames: (0..<10).map {
            Picture.runs(300, 200, colors: colors, length: length, seed: UInt64($0))
          }))
    }
    // 255 leaves an index for transparency, 256 does not.
    for colors in [2, 3, 4, 5, 16, 128, 255, 256] {
      cases.append(
        Case(
          testDescription: "noise of \(colors) colours", width: 64, height: 80,
          frames: (0..<5).map { t in
            // Parts of the noise stay, so that still pixels matter.
            let still = Picture.noise(64, 80, colors: colors, seed: 1)
            let noise = Picture.noise(64, 80, colors: colors, seed: UInt64(t))
            return zip(still, noise).enumerated().map { i, pair in
              i / 64 % 3 == 0 ? pair.1 : pair.0
            }
          }))
    }
    return cases
  }()

  @Test(arguments: cases) func exactFilm(_ film: Case) throws {
    let delays = (0..<film.frames.count).map { 2 + $0 % 5 }
    let bytes = try GIF.encode(
      frames: film.frames, width: film.width, height: film.height, delays: delays,
      options: GIF.Options(quality: 100))
    try StrictGIF.check(bytes)
    let decoded = try GIF.decode(bytes)
    #expect(decoded.damage == nil)
    #expect(decoded.width == film.width && decoded.height == film.height)
    // Equal frames are merged: compare at each frame's time.
    var start = 0
    var index = 0
    var end = decoded.frames[0].delay
    for (frame, delay) in zip(film.frames, delays) {
      while start >= end {
        index += 1
        end += decoded.frames[index].delay
      }
      #expect(decoded.frames[index].pixels == frame)
      start += delay
    }
    #expect(decoded.frames.map(\.delay).reduce(0, +) == delays.reduce(0, +))
  }

  @Test func equalFramesAreMerged() throws {
    let still = Picture.figure(40, 30, time: 1)
    let moved = Picture.figure(40, 30, time: 9)
    let bytes = try GIF.encode(
      frames: [still, still, moved, moved, moved, still], width: 40, height: 30,
      delays: [3, 4, 5, 6, 7, 8])
    let decoded = try GIF.decode(bytes)
    #expect(decoded.frames.map(\.delay) == [7, 18, 8])
    #expect(decoded.frames.map(\.pixels) == [still, moved, still])
  }

  @Test func longDelaysAreSplit() throws {
    let frames = [Picture.flat(3, 3), Picture.figure(3, 3, time: 0)]
    let bytes = try GIF.encode(frames: frames, width: 3, height: 3, delays: [150_000, 65_536])
    try StrictGIF.check(bytes)
    let decoded = try GIF.decode(bytes)
    #expect(decoded.frames.map(\.delay) == [65_535, 65_535, 18_930, 65_535, 1])
    #expect(decoded.frames.map(\.pixels) == [0, 0, 0, 1, 1].map { frames[$0] })
  }

  /// A frame that is cleared when its time is over, and shown in two parts, is whole in both.
  @Test func longDelaysOfClearedFramesAreSplit() throws {
    let first = Picture.noise(6, 5, colors: 9, seed: 2)
    var second = first
    second[14] = 0xFFFF_FFFF
    var third = second
    third[3] = 0
    let bytes = try GIF.encode(
      frames: [first, second, third], width: 6, height: 5, delays: [5, 70_000, 5],
      options: GIF.Options(quality: 100, transparency: true))
    try StrictGIF.check(bytes)
    let decoded = try GIF.decode(bytes)
    #expect(decoded.frames.map(\.delay) == [5, 65_535, 4465, 5])
    #expect(decoded.frames.map(\.pixels) == [first, second, second, third])
  }

  /// Every frame's alpha comes back as 0 or 255, whatever was visible before.
  @Test(arguments: [3, 255, 300]) func transparentFilm(colors: Int) throws {
    var random = SplitMix(seed: 5)
    let frames = (0..<9).map { t in
      Picture.noise(40, 32, colors: colors, seed: UInt64(t / 2)).enumerated().map { i, color in
        let isHole = (i / 40 + t * 3) % 32 < 8 || t == 4 || (t == 6 && i % 5 == 0)
        let alpha = UInt32.random(in: isHole ? 0..<128 : 128..<256, using: &random)
        return alpha << 24 | color & 0xFF_FFFF
      }
    }
    let bytes = try GIF.encode(
      frames: frames, width: 40, height: 32, delays: [Int](repeating: 4, count: 9),
      options: GIF.Options(quality: 100, transparency: true))
    try StrictGIF.check(bytes)
    let decoded = try GIF.decode(bytes)
    #expect(decoded.frames.count == 9)
    for (frame, shown) in zip(frames, decoded.frames) {
      for (pixel, found) in zip(frame, shown.pixels) {
        if pixel >> 24 < 128 {
          #expect(found == 0)
        } else if colors <= 255 {
          #expect(found == pixel | 0xFF00_0000)
        } else {
          #expect(found >> 24 == 255)
        }
      }
    }
  }

  /// What moves over a first frame without anything leaves no trace.
  @Test func nothingStaysOfWhatMovesOverNothing() throws {
    let frames = (0..<5).map { t in
      (0..<600).map { i in t > 0 && (i % 30) / 3 == t ? 0xFF20_4060 : 0 as UInt32 }
    }
    let bytes = try GIF.encode(
      frames: frames, width: 30, height: 20, delays: [Int](repeating: 4, count: 5),
      options: GIF.Options(transparency: true))
    try StrictGIF.check(bytes)
    #expect(try GIF.decode(bytes).frames.map(\.pixels) == frames)
  }

  @Test func alphaIsIgnoredInOpaqueFilms() throws {
    let frame = Picture.noise(20, 20, colors: 30, seed: 3)
    let seeThrough = frame.map { $0 & 0xFF_FFFF }
    let bytes = try GIF.encode(frames: [seeThrough], width: 20, height: 20, delays: [10])
    #expect(try GIF.decode(bytes).frames[0].pixels == frame)
  }

  @Test(arguments: [
    (GIF.Loop.forever, GIF.Loop.forever), (.times(0), .times(1)), (.times(1), .times(1)),
    (.times(2), .times(2)), (.times(1_000_000), .times(65_536)),
  ])
  func loopsAndComments(loop: GIF.Loop, found: GIF.Loop) throws {
    let comment = String(repeating: "Größe, config 3f2a. ", count: 40)
    let bytes = try GIF.encode(
      frames: [Picture.flat(4, 4), Picture.figure(4, 4, time: 0)], width: 4, height: 4,
      delays: [5, 5], options: GIF.Options(loop: loop, comment: comment))
    let decoded = try GIF.decode(bytes)
    #expect(decoded.loop == found)
    #expect(decoded.comments == [comment])
  }
}
