import Foundation
import GIF
import Graphics
import PNG
import Testing

@testable import Output
@testable import Pipeline

/// Films as frames of other films.
struct FilmFramesTests {
  private static func shown(_ file: [UInt8]) throws -> [(pixels: [UInt32], delay: Double)] {
    var frames: [(pixels: [UInt32], delay: Double)] = []
    if file.starts(with: "GIF8".utf8) {
      return try GIF.decode(file).frames.map { ($0.pixels, Double($0.delay) / 100) }
    }
    var decoder = try PNG.AnimationDecoder(file)
    while let frame = try decoder.next() {
      frames.append((frame.bitmap.pixels, frame.delay.seconds))
    }
    return frames
  }

  @Test(arguments: ["a.gif", "a.apng"], ["b.gif", "b.apng"])
  func everyFrameIsReadWithItsDelay(input: String, output: String) throws {
    let frames = try Frames(9)
    var request = frames.request(input)
    request.encoding.pace = .delays([5, 7, 20, 5, 5, 5, 5, 5, 300])
    try Stitching.run(request)
    var second = frames.request(output)
    second.frames = [frames.file(input)]
    try Stitching.run(second)
    let film = try Self.shown(frames.read(output))
    #expect(film.map(\.delay) == [0.05, 0.07, 0.2, 0.05, 0.05, 0.05, 0.05, 0.05, 3])
    #expect(film.map(\.pixels) == (0..<9).map { Frames.picture($0).pixels })
    // What is asked for goes before what the film says.
    second.encoding.pace = .framesPerSecond(4)
    try Stitching.run(second)
    #expect(try Self.shown(frames.read(output)).allSatisfy { $0.delay == 0.25 })
    second.encoding.pace = .delays([5, 5])
    #expect(throws: StitchError.delayCount(2, frames: 9)) { try Stitching.run(second) }
  }

  @Test func picturesAndFilmsAreMixed() throws {
    let frames = try Frames(4)
    var request = frames.request("a.gif")
    request.encoding.pace = .delays([3, 4, 5, 6])
    try Stitching.run(request)
    request = frames.request("b.apng")
    request.frames = [frames.file("frame2.png"), frames.file("a.gif"), frames.file("frame1.png")]
    try Stitching.run(request)
    let film = try Self.shown(frames.read("b.apng"))
    #expect(film.map(\.delay) == [0.1, 0.03, 0.04, 0.05, 0.06, 0.1])
    #expect(film.map(\.pixels) == [1, 0, 1, 2, 3, 0].map { Frames.picture($0).pixels })
  }

  /// A rate that no whole number of hundredths of a second has.
  @Test func exactDelaysStayExact() throws {
    let frames = try Frames(30)
    var request = frames.request("a.apng")
    request.encoding.pace = .framesPerSecond(24)
    try Stitching.run(request)
    request = frames.request("b.apng")
    request.frames = [frames.file("a.apng")]
    try Stitching.run(request)
    var decoder = try PNG.AnimationDecoder(try frames.read("b.apng"))
    while let frame = try decoder.next() { #expect(frame.delay == PNG.Delay(1, over: 24)) }
    request.output = frames.file("c.gif")
    request.format = .gif
    try Stitching.run(request)
    let film = try Self.shown(frames.read("c.gif"))
    #expect(film.map { Int(100 * $0.delay + 0.5) }.reduce(0, +) == 125)
  }

  @Test func recordedDelaysSetTheRateOfVideos() {
    let same = Timing(frames: 2, pace: .recorded([PNG.Delay(1, over: 24), PNG.Delay(1, over: 24)]))
    #expect(same.commonRate == 24 && same.repeats(1) == 1)
    let mixed = Timing(
      frames: 2, pace: .recorded([PNG.Delay(10, over: 100), PNG.Delay(1, over: 2)]), holdLast: 1)
    #expect(mixed.commonRate == 10 && mixed.repeats(0) == 1 && mixed.repeats(1) == 15)
    #expect(mixed.duration(inCentiseconds: false) == 1.6)
  }

  @Test func framesOfOneFilmMustFitTheOthers() throws {
    let frames = try Frames(2)
    try Stitching.run(frames.request("a.gif"))
    try frames.write(PNG.encode(Bitmap(width: 7, height: 5)), to: "small.png")
    for list in [["a.gif", "small.png"], ["small.png", "a.gif"]] {
      var request = frames.request("b.gif")
      request.frames = list.map(frames.file)
      #expect {
        try Stitching.run(request)
      } throws: { error in
        "\(error)".contains("all frames of a film need one size")
      }
    }
  }

  @Test(arguments: ["a.gif", "a.apng"]) func aDamagedFilmIsAnError(input: String) throws {
    let frames = try Frames(6)
    try Stitching.run(frames.request(input))
    let whole = try frames.read(input)
    try frames.write(Array(whole.prefix(whole.count * 2 / 3)), to: input)
    var request = frames.request("b.gif")
    request.frames = [frames.file(input)]
    #expect {
      try Stitching.run(request)
    } throws: { error in
      "\(error)".hasPrefix(frames.file(input) + ": ")
    }
    #expect(!frames.names.contains("b.gif"))
  }

  /// Pixels of every opacity, on a ground that shows nothing.
  private static func soft(_ time: Int) -> Bitmap {
    var bitmap = Bitmap(width: 32, height: 8)
    for x in 0..<32 {
      let alpha = UInt32(x * 8 + time)
      for y in time..<8 { bitmap[x, y] = alpha << 24 | alpha << 16 | (alpha / 2) << 8 }
    }
    return bitmap
  }

  @Test func filmsStayTransparent() throws {
    let frames = try Frames(0)
    for time in 0..<3 { try frames.write(PNG.encode(Self.soft(time)), to: "\(time).png") }
    var request = frames.request("a.apng")
    request.encoding.background = nil
    try Stitching.run(request)
    #expect(
      try Self.shown(frames.read("a.apng")).map(\.pixels) == (0..<3).map { Self.soft($0).pixels })
    // A GIF knows opaque pixels, of their own colour, and none.
    request = frames.request("a.gif")
    request.encoding.background = nil
    try Stitching.run(request)
    for (time, frame) in try Self.shown(frames.read("a.gif")).enumerated() {
      for (shown, pixel) in zip(frame.pixels, Self.soft(time).pixels) {
        #expect(shown >> 24 == (pixel >> 24 < 128 ? 0 : 255))
        // An orange, as far as 8 bits and the palette keep it.
        let (red, green) = (Int(shown >> 16 & 255), Int(shown >> 8 & 255))
        #expect(shown == 0 || (red > 250 && abs(green - 127) < 6))
      }
    }
  }

  @Test func otherPicturesAreNamed() throws {
    let frames = try Frames(2)
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]
    for name in ["b10.jpg", "b9.JPEG", "c.webp", "old.gif", "d.TIFF", "e.bmp", "f.jxl"] {
      try frames.write(jpeg, to: name)
    }
    for name in [".hidden.jpg", "notes.txt", "film.gif"] { try frames.write([1], to: name) }
    var notes: [String] = []
    let files = try FrameFiles.named([frames.path], output: frames.file("film.gif")) {
      notes.append($0)
    }
    #expect(files == ["frame1.png", "frame2.png"].map(frames.file))
    #expect(
      notes == [
        "\(frames.path): of a folder only PNG files are taken; left out: b9.JPEG, b10.jpg, c.webp, d.TIFF, e.bmp and 2 more"
      ])
    var request = frames.request("film.gif")
    request.frames = [frames.file("frame1.png"), frames.file("b10.jpg")]
    #expect(
      throws: StitchError.badFrame(
        frames.file("b10.jpg"), "this is a JPEG picture; PNG, APNG and GIF are read")
    ) { try Stitching.run(request) }
    for name in ["frame1.png", "frame2.png"] {
      try FileManager.default.removeItem(atPath: frames.file(name))
    }
    #expect {
      try Stitching.run(frames.request("film.gif"))
    } throws: { error in
      "\(error)".contains("there are no PNG files in this folder, only b9.JPEG, b10.jpg")
    }
  }

  static let signatures: [([UInt8], PictureKind?)] = [
    ([0xFF, 0xD8, 0xFF, 0xDB], .jpeg), (Array("RIFF1234WEBPVP8 ".utf8), .webp),
    (Array("RIFF1234WAVE".utf8), nil), ([0x49, 0x49, 0x2A, 0], .tiff),
    ([0x4D, 0x4D, 0, 0x2A], .tiff),
    ([0, 0, 0, 32] + Array("ftypavif".utf8), .avif), (Array("GIF89a".utf8), .gif), ([], nil),
    ([0x89, 0x50, 0x4E, 0x47], .png), (Array("not a picture".utf8), nil),
  ]

  @Test(arguments: signatures) func kindsAreKnownByTheirBytes(bytes: [UInt8], kind: PictureKind?) {
    #expect(PictureKind(bytes) == kind)
  }
}
