import Testing

@testable import GIF

/// Marks that fill little keep their colour, however few colours there are.
@Suite struct SpotTests {
  @Test(arguments: GIF.Effort.allCases, [10, 20, 40])
  func aSmallMarkKeepsItsColor(effort: GIF.Effort, quality: Double) throws {
    let (width, height) = (200, 120)
    let frames = (0..<12).map { Picture.mark(width, height, time: $0) }
    let film = try GIF.decode(
      GIF.encode(
        frames: frames, width: width, height: height, delays: frames.map { _ in 10 },
        options: GIF.Options(quality: quality, effort: effort)))
    try #require(film.frames.count == frames.count)
    for (shown, frame) in zip(film.frames, frames) {
      let marks = frame.indices.filter { frame[$0] == 0xFFFF_00FF }
      #expect(marks.count == 4)
      for position in marks { #expect(distance(shown.pixels[position], 0xFFFF_00FF) <= 32) }
    }
  }

  /// Many dots of one class and one of another, on a shaded field.
  @Test(arguments: [10, 20]) func aClassOfOnePointIsNoOther(quality: Double) throws {
    let (width, height) = (120, 90)
    let (green, blue): (UInt32, UInt32) = (0xFF00_8000, 0xFF00_008B)
    let frames = (0..<6).map { time in
      var pixels = Picture.gradient(width, height, time: time)
      for dot in 0..<40 {
        let start = (7 + dot / 10 * 20) * width + 5 + dot % 10 * 11
        for offset in [0, 1, width, width + 1] {
          pixels[start + offset] = dot == 17 ? blue : green
        }
      }
      return pixels
    }
    let film = try GIF.decode(
      GIF.encode(
        frames: frames, width: width, height: height, delays: frames.map { _ in 10 },
        options: GIF.Options(quality: quality)))
    let shown = try #require(film.frames.last).pixels
    let last = try #require(frames.last)
    for position in last.indices where last[position] == blue || last[position] == green {
      #expect(distance(shown[position], last[position]) <= 32)
    }
  }

  /// The root of the mean squared difference of red, green and blue.
  private func distance(_ a: UInt32, _ b: UInt32) -> Double {
    let squares = [16, 8, 0].map { shift in
      let step = Double(a >> UInt32(shift) & 255) - Double(b >> UInt32(shift) & 255)
      return step * step
    }
    return (squares.reduce(0, +) / 3).squareRoot()
  }

  @Test func onlySquaresAreSpots() throws {
    let (paper, line, mark): (UInt32, UInt32, UInt32) = (0xFF_FFFF, 0x00_00FF, 0xFF_00FF)
    // A line down, one across, one on the slant, and a square of four.
    var pixels = [UInt32](repeating: paper, count: 20 * 10)
    for i in 0..<8 {
      pixels[i * 20 + 2] = line
      pixels[9 * 20 + i + 8] = line
      pixels[i * 20 + 5 + i] = line
    }
    for position in [16, 17, 36, 37] { pixels[position] = mark }
    let spots = SpotColors(of: pixels, width: 20)
    #expect(spots.contains(paper) && spots.contains(mark) && !spots.contains(line))

    // A frame's are found by its coder; those of its backdrop are known.
    let empty = [UInt32](repeating: paper, count: pixels.count)
    let packer = try GIF.FramePacker(width: 20, height: 10, backdrop: empty)
    var tally = packer.tally()
    _ = try packer.pack(pixels.span, delay: 1, counting: &tally)
    #expect(tally.spots.contains(paper) && tally.spots.contains(mark))
    #expect(!tally.spots.contains(line))
    var other = packer.tally()
    other.merge(tally)
    #expect(other.spots.contains(mark))
  }
}
