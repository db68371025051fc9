import Foundation
import GIF
import Graphics
import PNG
import TestSupport
import Testing

@testable import Output
@testable import Pipeline

struct StitchingTests {
  @Test func aFilmShowsItsFramesInNaturalOrder() throws {
    let frames = try Frames(12)
    var request = frames.request()
    request.encoding.holdLast = 1
    request.encoding.loops = 3
    try Stitching.run(request)
    let film = try GIF.decode(try frames.read("film.gif"))
    #expect(film.damage == nil)
    #expect(film.loop == .times(3))
    #expect(film.frames.map(\.delay) == [Int](repeating: 10, count: 11) + [110])
    for (index, frame) in film.frames.enumerated() {
      #expect(frame.pixels == Frames.picture(index).pixels)
    }
  }

  @Test func delaysAreEachFramesOwn() throws {
    let frames = try Frames(3)
    var request = frames.request()
    request.encoding.pace = .delays([5, 70, 20])
    try Stitching.run(request)
    #expect(try GIF.decode(try frames.read("film.gif")).frames.map(\.delay) == [5, 70, 20])
    request.encoding.pace = .delays([5, 70])
    #expect(throws: StitchError.delayCount(2, frames: 3)) { try Stitching.run(request) }
  }

  @Test(arguments: ["film.apng", "film.png"]) func anAPNGLosesNothing(output: String) throws {
    let frames = try Frames(11)
    // Twice: the film of the first time lies among the frames of the second.
    for _ in 0..<2 { try Stitching.run(frames.request(output)) }
    var decoder = try PNG.AnimationDecoder(try frames.read(output))
    for index in 0..<11 {
      let frame = try #require(try decoder.next())
      #expect(frame.bitmap == Frames.picture(index))
      #expect(frame.delay == PNG.Delay(1, over: 10))
    }
    #expect(try decoder.next() == nil)
  }

  @Test(arguments: ["a.gif", "a.apng"]) func threadsChangeNothing(output: String) throws {
    let frames = try Frames(40)
    var files: [[UInt8]] = []
    for jobs in [1, 2, 5] {
      var request = frames.request(output)
      request.jobs = jobs
      try Stitching.run(request)
      files.append(try frames.read(output))
    }
    #expect(files[0] == files[1] && files[1] == files[2])
  }

  @Test func transparencyShowsTheBackground() throws {
    let frames = try Frames(1)
    let clear = Bitmap(width: 2, height: 1, pixels: [0, 0x8080_0000])
    try frames.write(PNG.encode(clear), to: "clear.png")
    var request = frames.request("clear.apng")
    request.frames = [frames.file("clear.png")]
    request.encoding.background = 0x0000FF
    try Stitching.run(request)
    #expect(try PNG.decode(try frames.read("clear.apng")).pixels == [0xFF00_00FF, 0xFF80_007F])
  }

  @Test(arguments: ["film.gif", "film.apng"]) func aBadFrameLeavesTheOldFilm(output: String) throws
  {
    let frames = try Frames(5)
    try frames.write([1, 2, 3], to: output)
    let bad = try frames.read("frame4.png")
    try frames.write(Array(bad.prefix(bad.count / 2)), to: "frame4.png")
    var request = frames.request(output)
    request.frames = [frames.file("frame*.png")]
    #expect {
      try Stitching.run(request)
    } throws: { error in
      "\(error)" == "\(frames.file("frame4.png")): the PNG file ends inside its IDAT chunk"
    }
    #expect(try frames.read(output) == [1, 2, 3])
    #expect(frames.names.count == 6)
  }

  @Test func sizesMustAgree() throws {
    let frames = try Frames(3)
    for (width, height) in [(30, 40), (10, 10), (500, 400)] {
      try frames.write(
        PNG.encode(Frames.picture(1, width: width, height: height)), to: "frame2.png")
      #expect(
        throws: StitchError.size(
          frames.file("frame2.png"), width, height, first: frames.file("frame1.png"),
          firstWidth: 40, firstHeight: 30)
      ) { try Stitching.run(frames.request()) }
    }
  }

  @Test(arguments: [(1, 1), (65_535, 1), (1, 65_535)])
  func extremeSizesAreFilms(width: Int, height: Int) throws {
    let frames = try Frames(2, width: width, height: height)
    try Stitching.run(frames.request())
    let film = try GIF.decode(try frames.read("film.gif"))
    #expect(film.width == width && film.height == height)
    let last = try #require(film.frames.last)
    #expect(
      last.pixels == Frames.picture(film.frames.count - 1, width: width, height: height).pixels)
  }

  @Test func whatIsTooWideForAGIFIsRefused() throws {
    let frames = try Frames(1, width: 65_536, height: 1)
    #expect(throws: OutputError.self) { try Stitching.run(frames.request()) }
    try Stitching.run(frames.request("film.apng"))
  }

  @Test func aLinkIsFollowedAndADeviceRefused() throws {
    let frames = try Frames(2)
    let files = FileManager.default
    try frames.write([1], to: "real.gif")
    try files.createSymbolicLink(
      atPath: frames.file("link.gif"), withDestinationPath: frames.file("real.gif"))
    try Stitching.run(frames.request("link.gif"))
    #expect(try frames.read("real.gif").starts(with: "GIF89a".utf8))
    #expect(
      try files.destinationOfSymbolicLink(atPath: frames.file("link.gif"))
        == frames.file("real.gif"))
    try files.createSymbolicLink(
      atPath: frames.file("full.gif"), withDestinationPath: "/dev/full")
    #expect {
      try Stitching.run(frames.request("full.gif"))
    } throws: { error in
      "\(error)".hasSuffix("full.gif: cannot be created: it is not a regular file")
    }
  }

  /// Below any limit the film is whole, and no shorter than it must be for a looser one.
  @Test func filmsFitTheirLimit() throws {
    let frames = try Frames(16, width: 100, height: 90) { index, x, y in
      let (red, green) = ((x * 3 + index * 2) & 0xF8, (y * 2 + x) & 0xF0)
      return UInt32(red) << 16 | UInt32(green) << 8 | UInt32(x & 0xC0)
    }
    var request = frames.request()
    request.encoding.effort = .fast
    try Stitching.run(request)
    let free = try frames.read("film.gif")
    var lengths: [Int] = []
    var shapes: Set<String> = []
    for percent in [100, 60, 20, 12] {
      request.encoding.maxBytes = free.count * percent / 100
      try Stitching.run(request)
      let bytes = try frames.read("film.gif")
      let film = try GIF.decode(bytes)
      #expect(film.damage == nil)
      #expect(bytes.count <= free.count * percent / 100)
      #expect(film.frames.map(\.delay).reduce(0, +) == 160)
      if percent == 100 { #expect(bytes == free) }
      lengths.append(bytes.count)
      shapes.insert("\(film.width)×\(film.height), \(film.frames.count) frames")
    }
    #expect(lengths == lengths.sorted(by: >))
    // Pixels and frames were given up where colours were not enough.
    #expect(shapes.contains("100×90, 16 frames") && shapes.count > 1)
    let before = try frames.read("film.gif")
    request.encoding.maxBytes = 50
    #expect {
      try Stitching.run(request)
    } throws: { error in
      "\(error)".contains(": the film may take 50 B at most, and takes about ")
    }
    #expect(try frames.read("film.gif") == before)
  }

  /// Of a film whose pattern does not bear to be made smaller, 95 percent of the limit are used.
  @Test func filmsUseTheirLimit() throws {
    let frames = try Frames(20, width: 160, height: 120) { index, x, y in
      let distance = (x - 40 - 4 * index) * (x - 40 - 4 * index) + (y - 60) * (y - 60)
      let red = distance < 900 ? 255 - distance / 6 : x
      let (green, blue) = (x * y) % 3 == 0 ? (y * 2, (x + y + index) / 2) : (255 - y, 40 + x / 2)
      return UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
    var request = frames.request()
    try Stitching.run(request)
    let free = try frames.read("film.gif").count
    for percent in [90, 85, 60] {
      let limit = free * percent / 100
      request.encoding.maxBytes = limit
      try Stitching.run(request)
      let bytes = try frames.read("film.gif")
      #expect(bytes.count <= limit && 100 * bytes.count >= 95 * limit, "\(bytes.count), \(limit)")
      let film = try GIF.decode(bytes)
      #expect(film.width == 160 && (percent < 85 || film.frames.count == 20))
    }
  }

  /// Grain of seven levels over a still slope, which a GIF would draw anew in each frame.
  @Test func grainIsTakenOut() throws {
    let frames = try Frames(12, width: 64, height: 48) { index, x, y in
      let mixed = UInt64(1 + x + 64 * (y + 48 * index)) &* 0x9E37_79B9_7F4A_7C15
      let grey = 60 + x + y + Int((mixed ^ mixed >> 29) >> 33) % 7
      return UInt32(grey) * 0x01_0101
    }
    var request = frames.request()
    try Stitching.run(request)
    let plain = try frames.read("film.gif").count
    for denoising in [EncodingOptions.Denoising.measured, .deviation(2)] {
      request.encoding.denoising = denoising
      try Stitching.run(request)
      let bytes = try frames.read("film.gif")
      #expect(3 * bytes.count < plain, "\(bytes.count), \(plain)")
      let film = try GIF.decode(bytes)
      #expect(film.damage == nil && film.frames.map(\.delay).reduce(0, +) == 120)
      for y in 0..<48 {
        for x in 0..<64 {
          // The mean of the grain is 3.
          let level = Int(try #require(film.frames.first).pixels[64 * y + x] & 255)
          #expect(abs(level - (63 + x + y)) <= 4)
        }
      }
    }
  }

  /// Seeded damage to one frame of a film: an error or a film, never a trap; what was there stays or is whole.
  @Test(arguments: 0..<4) func damagedFramesDoNoHarm(part: Int) throws {
    let frames = try Frames(3)
    let whole = try frames.read("frame2.png")
    var random = SplitMix(seed: UInt64(part) + 77)
    var films = 0
    for round in 0..<60 {
      var file = whole
      for _ in 0...round % 3 {
        let index = Int.random(in: 0..<file.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: file[index] = UInt8.random(in: 0...255, using: &random)
        case 1: file.removeSubrange(index...)
        default: file.insert(file[index], at: index)
        }
        if file.isEmpty { break }
      }
      try frames.write(file, to: "frame2.png")
      do {
        try Stitching.run(frames.request(round % 2 == 0 ? "film.gif" : "film.apng"))
        films += 1
      } catch {
        #expect("\(error)".hasPrefix(frames.file("frame2.png") + ": "))
      }
    }
    #expect(films < 60)
    if let film = try? frames.read("film.gif") { #expect(try GIF.decode(film).damage == nil) }
  }
}
