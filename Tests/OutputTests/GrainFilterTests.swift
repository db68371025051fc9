import Graphics
import Testing

@testable import Output

/// Grain is taken out of pictures whose clean selves are known.
struct GrainFilterTests {
  private static let size = Size(width: 67, height: 53)

  /// Numbers of about a normal distribution: sums of twelve even ones.
  private struct Grain {
    var state: UInt64 = 9

    mutating func next() -> Double {
      var sum = -6.0
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Double(state >> 40) / Double(1 << 24)
      }
      return sum
    }

    mutating func over(_ bitmap: Bitmap, deviation: Double) -> Bitmap {
      var bitmap = bitmap
      for index in bitmap.pixels.indices {
        let pixel = bitmap.pixels[index]
        func level(_ shift: UInt32) -> UInt32 {
          let level = (Double(pixel >> shift & 255) + deviation * next()).rounded()
          return UInt32(min(max(level, 0), 255)) << shift
        }
        bitmap.pixels[index] = pixel & 0xFF00_0000 | level(16) | level(8) | level(0)
      }
      return bitmap
    }
  }

  /// A slope of greys, and on it a square that moves by three pixels from frame to frame.
  private static func clean(_ index: Int, contrast: Int) -> Bitmap {
    var bitmap = Bitmap(width: size.width, height: size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        var level = 60 + x + y / 2
        if (3 * index..<3 * index + 9).contains(x), (20..<29).contains(y) { level += contrast }
        bitmap[x, y] = 0xFF00_0000 | UInt32(level) * 0x01_0101
      }
    }
    return bitmap
  }

  private static func meanSquare(
    _ frames: [Bitmap], _ others: [Bitmap], _ isCounted: (_ x: Int, _ y: Int) -> Bool
  ) -> Double {
    var (sum, count) = (0.0, 0)
    for (frame, other) in zip(frames, others) {
      for y in 0..<size.height {
        for x in 0..<size.width where isCounted(x, y) {
          let step = Int(frame[x, y] & 255) - Int(other[x, y] & 255)
          sum += Double(step * step)
          count += 1
        }
      }
    }
    return sum / Double(count)
  }

  @Test(arguments: [2.0, 4, 6]) func whatStandsStillIsCalmAndCleaner(deviation: Double) {
    var grain = Grain()
    let clean = (0..<16).map { Self.clean($0, contrast: 60) }
    let grainy = clean.map { grain.over($0, deviation: deviation) }
    var frames = grainy
    var filter = GrainFilter(deviation: deviation, size: Self.size)
    filter.filter(&frames)
    let isStill = { (_: Int, y: Int) in !(19..<30).contains(y) }
    let before = Self.meanSquare(grainy, clean, isStill)
    let after = Self.meanSquare(frames, clean, isStill)
    #expect(abs(before - deviation * deviation) < 0.1 * before)
    // The mean of sixteen has a sixteenth; some runs are shorter.
    #expect(after < before / 6, "\(before), \(after)")
    // Nearly nothing changes from frame to frame.
    var changes = 0
    for (frame, next) in zip(frames, frames.dropFirst()) {
      for y in 0..<19 {
        for x in 0..<Self.size.width where frame[x, y] != next[x, y] { changes += 1 }
      }
    }
    #expect(Double(changes) < 0.01 * Double(19 * 15 * Self.size.width))
  }

  /// Also where the square is only as bright as three deviations of the grain.
  @Test(arguments: [12, 60]) func whatMovesIsNotSmeared(contrast: Int) {
    var grain = Grain()
    let clean = (0..<16).map { Self.clean($0, contrast: contrast) }
    let grainy = clean.map { grain.over($0, deviation: 4) }
    var frames = grainy
    var filter = GrainFilter(deviation: 4, size: Self.size)
    filter.filter(&frames)
    // Where the square passes no error is added to that of the grain.
    let isPassed = { (x: Int, y: Int) in (20..<29).contains(y) && x < 54 }
    #expect(
      Self.meanSquare(frames, clean, isPassed) < Self.meanSquare(grainy, clean, isPassed))
    // The square's inside is there in each frame, and not where it was before.
    for (index, frame) in frames.enumerated() {
      func mean(_ columns: Range<Int>) -> Double {
        var sum = 0.0
        for y in 21..<28 {
          for x in columns {
            sum += Double(Int(frame[x, y] & 255) - Int(Self.clean(index, contrast: 0)[x, y] & 255))
          }
        }
        return sum / Double(7 * columns.count)
      }
      #expect(mean(3 * index + 1..<3 * index + 8) > 0.7 * Double(contrast))
      if index > 1 { #expect(abs(mean(3 * index - 4..<3 * index - 1)) < 0.3 * Double(contrast)) }
    }
  }

  @Test func whatStaysGoesOnOverTheSeams() {
    var grain = Grain()
    var filter = GrainFilter(deviation: 3, size: Self.size)
    var parts: [[Bitmap]] = []
    for _ in 0..<3 {
      var frames = (0..<16).map { _ in grain.over(Self.clean(-9, contrast: 0), deviation: 3) }
      filter.filter(&frames)
      parts.append(frames)
    }
    for (part, next) in zip(parts, parts.dropFirst()) {
      let changes = zip(part[15].pixels, next[0].pixels).count { $0 != $1 }
      #expect(changes < Self.size.width * Self.size.height / 50)
    }
  }

  @Test func translucentPixelsAndSingleFramesStay() {
    var filter = GrainFilter(deviation: 5, size: Size(width: 2, height: 1))
    let frames = [0x8010_1010, 0x8011_1111, 0x8012_1212].map { (pixel: UInt32) in
      Bitmap(width: 2, height: 1, pixels: [pixel, 0xFF20_2020])
    }
    var filtered = frames
    filter.filter(&filtered)
    #expect(filtered == frames)
    var single = [frames[0]]
    var other = GrainFilter(deviation: 5, size: Size(width: 2, height: 1))
    other.filter(&single)
    #expect(single == [frames[0]])
  }

  private struct Frames: FrameSource {
    let bitmaps: [Bitmap]
    var count: Int { bitmaps.count }
    var size: Size { bitmaps[0].size }
    var backdrop: Bitmap { bitmaps[0] }
    var isStored: Bool { true }
    func painter() -> any FramePainter { Painter(bitmaps: bitmaps) }
    func resized(to size: Size) -> (any FrameSource)? {
      Frames(bitmaps: bitmaps.map { $0.shrunk(to: size) })
    }

    final class Painter: FramePainter {
      let bitmaps: [Bitmap]
      init(bitmaps: [Bitmap]) { self.bitmaps = bitmaps }
      func withPixels<Value>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
      ) throws -> Value { try bitmaps[index].pixels.withUnsafeBufferPointer(body) }
    }
  }

  @Test(arguments: [2.0, 4, 6]) func grainIsMeasured(deviation: Double) throws {
    var grain = Grain()
    let frames = (0..<12).map {
      grain.over(Self.clean($0, contrast: 60), deviation: deviation)
    }
    let found = try GrainFilter.deviation(of: Frames(bitmaps: frames))
    #expect(abs(found - deviation) < 0.1 * deviation, "\(found)")
  }

  @Test func filmsWithoutGrainHaveNone() throws {
    let frames = (0..<12).map { Self.clean($0, contrast: 90) }
    #expect(try GrainFilter.deviation(of: Frames(bitmaps: frames)) == 0)
    #expect(try GrainFilter.deviation(of: Frames(bitmaps: [frames[0]])) == 0)
    let dot = Bitmap(width: 1, height: 1, fill: 0xFF00_0000)
    #expect(try GrainFilter.deviation(of: Frames(bitmaps: [dot, dot])) == 0)
  }

  /// In any order, from any thread, and in fewer pixels.
  @Test func framesAreTheSameInAnyOrder() throws {
    var grain = Grain()
    let bitmaps = (0..<40).map { grain.over(Self.clean($0, contrast: 60), deviation: 3) }
    func frames(_ order: [Int], _ size: Size) throws -> [Bitmap] {
      let frames = DenoisedFrames(Frames(bitmaps: bitmaps), deviation: 3, in: "/tmp")
      let source = size == Self.size ? frames : try #require(try frames.resized(to: size))
      #expect(source.count == 40 && source.size == size)
      let painter = try source.painter()
      var result = [Int: Bitmap]()
      for index in order { result[index] = try painter.bitmap(index, size: size) }
      return order.sorted().compactMap { result[$0] }
    }
    let whole = try frames(Array(0..<40), Self.size)
    #expect(try frames(Array((0..<40).reversed()), Self.size) == whole)
    let half = Size(width: 33, height: 26)
    #expect(try frames([39, 0, 17], half) == [0, 17, 39].map { whole[$0].shrunk(to: half) })
    #expect(whole != bitmaps)
  }
}
