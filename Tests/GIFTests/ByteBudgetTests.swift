import GIF
import Testing

/// The bytes of some films at each effort, within 1 %: a change that makes films larger is seen here first. Numbers move
/// down when the encoder gets better, and never up.
@Suite struct ByteBudgetTests {
  static let films: [(name: String, frame: @Sendable (Int) -> [UInt32])] = [
    ("figure", { Picture.figure(200, 120, time: $0) }),
    ("gradient", { Picture.gradient(200, 120, time: $0) }),
    ("noise", { Picture.noise(80, 60, colors: 300, seed: UInt64($0)) }),
    ("runs", { Picture.runs(200, 120, colors: 60, length: 30, seed: UInt64($0)) }),
    ("columns", { Picture.columns(200, 120, time: $0) }),
    ("mark", { Picture.mark(200, 120, time: $0) }),
    ("tiles", { Picture.tiles(200, 120, time: $0) }),
    ("hills", { Picture.hills(200, 120, time: $0) }),
    ("lines", { Picture.lines(200, 120, time: $0) }),
    ("turning", { Picture.turning(200, 120, time: $0) }),
    (
      "still", { $0 < 10 ? Picture.figure(200, 120, time: 3) : Picture.gradient(200, 120, time: 0) }
    ),
  ]

  @Test(arguments: [
    ("figure", [7709, 7302, 7302]), ("gradient", [78_348, 77_270, 77_270]),
    ("noise", [123_159, 119_085, 113_546]), ("runs", [73_973, 73_978, 73_978]),
    ("still", [8410, 8135, 8020]), ("columns", [23_394, 23_277, 23_277]),
    ("mark", [5152, 4838, 4838]),
    ("tiles", [103_587, 106_343, 106_343]),
    ("hills", [119_658, 117_007, 117_007]),
    ("lines", [47_853, 46_233, 46_233]), ("turning", [65_756, 156_804, 155_450]),
  ])
  func bytes(name: String, budgets: [Int]) throws {
    let film = try #require(Self.films.first { $0.name == name })
    let frames = (0..<20).map(film.frame)
    let size = name == "noise" ? (80, 60) : (200, 120)
    let files = try GIF.Effort.allCases.map { effort in
      try GIF.encode(
        frames: frames, width: size.0, height: size.1,
        delays: GIF.delays(frames: frames.count, framesPerSecond: 10),
        options: GIF.Options(effort: effort))
    }
    for (bytes, budget) in zip(files, budgets) {
      #expect(abs(bytes.count - budget) * 100 <= budget, "\(name): \(files.map(\.count))")
    }
    // What takes longer is not larger.
    #expect(files[2].count <= files[1].count)
  }

  /// Of single pictures: there is nothing else that the default effort could save by.
  @Test(arguments: ["figure", "mark"]) func lookingAheadSaves(name: String) throws {
    let film = try #require(Self.films.first { $0.name == name })
    let sizes = try [GIF.Effort.fast, .standard].map { effort in
      try GIF.encode(
        frames: [film.frame(3)], width: 200, height: 120, delays: [10],
        options: GIF.Options(effort: effort)
      ).count
    }
    #expect(100 * sizes[1] < 95 * sizes[0], "\(sizes)")
  }
}
