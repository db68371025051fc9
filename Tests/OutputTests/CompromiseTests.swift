import Graphics
import Testing

@testable import Output

struct CompromiseTests {
  private static let requested = Compromise(
    quality: 90, colors: 256, size: Size(width: 800, height: 600))

  @Test func qualityGoesFirstThenColoursThenFramesThenSize() {
    let requested = Self.requested
    let ladder = requested.fidelities()
    #expect(ladder[0] == requested)
    for (better, worse) in zip(ladder, ladder.dropFirst()) {
      #expect(
        worse.quality < better.quality && worse.colors == better.colors
          || worse.quality == better.quality && worse.colors < better.colors)
      #expect(worse.colors == 256 || worse.quality == 30)
    }
    // Of what is to look as before, quality 70 is the least, and colours are as many as are asked for.
    #expect(requested.fidelities(isFaithful: true).map(\.quality) == Array((70...90).reversed()))
    #expect(requested.fidelities(isFaithful: true).allSatisfy { $0.colors == 256 })
    let formats = requested.formats(frames: 100)
    #expect(formats.map(\.step) == [1, 2, 3] + [Int](repeating: 4, count: 8))
    #expect(formats.map(\.size.width) == [800, 800, 800, 800, 640, 512, 400, 320, 256, 200, 160])
    // Few frames are all kept, and small pictures stay as they are.
    #expect(requested.formats(frames: 9).allSatisfy { $0.step == 1 })
    let small = Compromise(quality: 20, colors: 4, size: Size(width: 70, height: 60))
    #expect(small.formats(frames: 4) == [small] && small.fidelities() == [small])
  }

  @Test func theSearchFindsTheFirstThatFits() {
    let ladder = Self.requested.fidelities()
    for first in ladder.indices {
      var asked = 0
      let found = SizeSearch(limit: 1000 - first).first(of: ladder) { compromise in
        asked += 1
        return 1000 - (ladder.firstIndex(of: compromise) ?? 0)
      }
      #expect(found == first)
      #expect(asked <= SizeSearch.steps(of: ladder))
    }
    #expect(SizeSearch(limit: 10).first(of: ladder) { _ in 11 } == nil)
    #expect(SizeSearch(limit: 10).first(of: []) { _ in 1 } == nil)
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

  @Test func shrinkingTakesMeans() {
    let picture = Bitmap(
      width: 4, height: 2,
      pixels: [
        0xFF00_0000, 0xFF10_2030, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFF20_4060, 0xFF30_60FF, 0xFFFF_FFFF,
        0xFFFF_FFFF,
      ])
    #expect(picture.shrunk(to: Size(width: 4, height: 2)) == picture)
    #expect(
      picture.shrunk(to: Size(width: 2, height: 1)).pixels == [0xFF18_3064, 0xFFFF_FFFF])
    // A third of 4 pixels covers one and a third: (0 + 32 + 16/3 + 48/3) · 3/8.
    #expect(picture.shrunk(to: Size(width: 3, height: 1)).pixels[0] >> 16 & 255 == 20)
    let even = Bitmap(width: 31, height: 17, fill: 0xFF12_3456)
    #expect(
      even.shrunk(to: Size(width: 13, height: 5)) == Bitmap(width: 13, height: 5, fill: 0xFF12_3456)
    )
  }
}
