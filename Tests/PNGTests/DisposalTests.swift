import PNG
import Testing

/// What the specification of APNG makes of films whose frames are painted over and taken away in every way: films built by
/// hand, pictures told by hand.
@Suite struct DisposalTests {
  /// Red, half green, what half green over red makes, blue, nothing.
  private static let colors: [Character: UInt32] = [
    "R": 0xFFFF_0000, "G": 0x8000_8000, "M": 0xFF7F_8000, "B": 0xFF00_00FF, "o": 0,
  ]

  struct Case: Sendable {
    let isCleared: Bool
    let blending: UInt8
    /// The second frame, and the third after each way to take the second away: not at all, to nothing, to what was before.
    let pictures: [String]
  }

  static let cases = [
    Case(isCleared: false, blending: 0, pictures: ["RGoR", "RGoB", "RooB", "RRRB"]),
    Case(isCleared: false, blending: 1, pictures: ["RMRR", "RMRB", "RooB", "RRRB"]),
    Case(isCleared: true, blending: 0, pictures: ["oGoo", "oGoB", "oooB", "oooB"]),
    Case(isCleared: true, blending: 1, pictures: ["oGoo", "oGoB", "oooB", "oooB"]),
  ]

  /// The first frame has nothing before it, so that going back to that clears it, too.
  @Test(arguments: cases, 0..<3 as Range<UInt8>)
  func framesArePaintedAndTakenAway(_ example: Case, _ disposal: UInt8) throws {
    for first in example.isCleared ? [1, 2] : [0] as [UInt8] {
      let (red, blue): ([UInt8], [UInt8]) = ([255, 0, 0, 255], [0, 0, 255, 255])
      let file = Damage.file([
        ("IHDR", Damage.header(4, 1, type: 6)), ("acTL", Damage.bytes(3) + Damage.bytes(0)),
        ("fcTL", Self.control(0, x: 0, width: 4, disposal: first, blending: 0)),
        ("IDAT", Damage.stored([0] + red + red + red + red)),
        ("fcTL", Self.control(1, x: 1, width: 2, disposal: disposal, blending: example.blending)),
        ("fdAT", Damage.bytes(2) + Damage.stored([0, 0, 255, 0, 128, 0, 0, 0, 0])),
        ("fcTL", Self.control(3, x: 3, width: 1, disposal: 0, blending: 1)),
        ("fdAT", Damage.bytes(4) + Damage.stored([0] + blue)),
        ("IEND", []),
      ])
      var decoder = try PNG.AnimationDecoder(file)
      for picture in ["RRRR", example.pictures[0], example.pictures[Int(disposal) + 1]] {
        let frame = try #require(try decoder.next())
        #expect(frame.bitmap.pixels == picture.map { Self.colors[$0] })
        // A denominator of 0 is one of 100.
        #expect(frame.delay.seconds == 0.07)
      }
      #expect(try decoder.next() == nil)
    }
  }

  private static func control(
    _ number: UInt32, x: UInt32, width: UInt32, disposal: UInt8, blending: UInt8
  ) -> [UInt8] {
    [number, width, 1, x, 0].flatMap(Damage.bytes) + [0, 7, 0, 0, disposal, blending]
  }
}
