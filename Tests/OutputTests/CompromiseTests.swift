import Graphics
import Testing

@testable import Output

struct CompromiseTests {
  private static let requested = Compromise(
    quality: 90, size: Size(width: 800, height: 600))

  @Test func floorsKeepTheQualityOrTheColours() {
    let fair = Compromise.Floor.fair
    #expect(fair.allows(quality: 40, colors: 2) && fair.allows(quality: 3, colors: 32))
    #expect(!fair.allows(quality: 39.9, colors: 31))
    let lowest = Compromise.Floor.lowest
    #expect(lowest.allows(quality: 30, colors: 2) && !lowest.allows(quality: 29, colors: 7))
    // Of what is to look as before all colours that there are may be too few.
    #expect(Compromise.Floor.faithful.allows(quality: 20, colors: 256))
    #expect(!Compromise.Floor.faithful.allows(quality: 69, colors: 255))
  }

  @Test func whatIsGivenUpIsSaid() {
    let requested = Self.requested
    #expect(requested.summary(for: requested, colors: 256) == nil)
    var film = requested
    film.quality = 61.26
    #expect(film.summary(for: requested, colors: 80) == "quality 61.3")
    film.quality = 60
    film.step = 2
    #expect(film.summary(for: requested, colors: 80) == "quality 60, every other frame")
    // There is no quality below 1.
    film = Compromise(quality: -7.5, step: 3, size: Size(width: 400, height: 300))
    #expect(
      film.summary(for: requested, colors: 24) == "24 colours, one frame of 3, 400×300 pixels")
    film = requested
    (film.quality, film.colors) = (30, 16)
    #expect(film.summary(for: requested, colors: 15) == "15 colours")
  }

  @Test func everyWayToLeaveOutFramesAndPixelsIsAFormat() {
    let formats = Self.requested.formats(frames: 100)
    #expect(formats[0] == Self.requested)
    #expect(Set(formats.map(\.step)) == [1, 2, 3, 4])
    let widths = formats.filter { $0.step == 1 }.map(\.size.width)
    #expect(widths.first == 800 && widths.last == 160 && widths.count == 15)
    // A tenth less from one to the next, about.
    for (large, small) in zip(widths, widths.dropFirst()) {
      #expect(0.85...0.92 ~= Double(small) / Double(large))
    }
    #expect(formats.count == 60)
    // Few frames are all kept, and small pictures stay as they are.
    #expect(Self.requested.formats(frames: 9).allSatisfy { $0.step == 1 })
    let small = Compromise(quality: 20, size: Size(width: 70, height: 60))
    #expect(small.formats(frames: 4) == [small])
  }

  /// Frames whose brightness grows by 10 from one to the next, and a pattern of black and white pixels in one half.
  private struct Ramp: FrameSource {
    let count = 20
    let size = Size(width: 64, height: 128)
    var isStored: Bool { true }
    var backdrop: Bitmap { Self.frame(0) }

    static func frame(_ index: Int) -> Bitmap {
      var bitmap = Bitmap(width: 64, height: 128)
      let level = UInt32(10 * index)
      for y in 0..<128 {
        for x in 0..<64 {
          bitmap[x, y] =
            0xFF00_0000 | (y < 64 ? level : (x + y) % 2 == 0 ? 255 : 0) * 0x01_0101
        }
      }
      return bitmap
    }

    final class Painter: FramePainter {
      func withPixels<Value>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
      ) throws -> Value {
        try Ramp.frame(index).pixels.withUnsafeBufferPointer(body)
      }
    }

    func painter() -> any FramePainter { Painter() }
    func resized(to size: Size) -> (any FrameSource)? { self }
  }

  @Test func lossesAreThoseOfTheFilmAsItIsSeen() throws {
    let whole = Compromise(quality: 90, size: Size(width: 64, height: 128))
    var formats = [1, 2, 3, 4].map { step in
      Compromise(quality: 90, step: step, size: whole.size)
    }
    let half = Compromise(quality: 90, size: Size(width: 32, height: 64))
    formats.append(half)
    var loss = try FormatLoss(Ramp())
    #expect(try loss.error(of: whole) == 0)
    // Half of the pixels are 0, 10, 20 and 30 levels off, for a time each.
    for (step, error) in [(2, 100.0 / 2), (3, 500.0 / 3), (4, 1400.0 / 4)] {
      #expect(abs(try loss.error(of: formats[step - 1]) - error / 2) < 1e-9)
    }
    // The pattern becomes a grey that is half a level from the middle, and what is even stays but at the seam.
    #expect(abs(try loss.error(of: half) - 127.5 * 127.5 / 2) < 200)
  }

  @Test func framesLeftOutLeaveTheirTime() {
    let delays = [5, 6, 7, 8, 9, 10, 11, 100]
    let all = FrameSelection(delays: delays, step: 1)
    #expect(all.indices == Array(0..<8) && all.delays == delays)
    let some = FrameSelection(delays: delays, step: 3)
    #expect(some.indices == [0, 3, 6, 7])
    #expect(some.delays == [18, 27, 11, 100])
    #expect(FrameSelection(delays: [4], step: 4).indices == [0])
  }
}
