import GIF
import Testing

/// The bytes of five films at each effort, within 1 %: a change that makes films larger is seen here first. Numbers move
/// down when the encoder gets better, and never up.
@Suite struct ByteBudgetTests {
  static let films: [(name: String, frame: @Sendable (Int) -> [UInt32])] = [
    ("figure", { Picture.figure(200, 120, time: $0) }),
    ("gradient", { Picture.gradient(200, 120, time: $0) }),
    ("noise", { Picture.noise(80, 60, colors: 300, seed: UInt64($0)) }),
    ("runs", { Picture.runs(200, 120, colors: 60, length: 30, seed: UInt64($0)) }),
    (
      "still", { $0 < 10 ? Picture.figure(200, 120, time: 3) : Picture.gradient(200, 120, time: 0) }
    ),
  ]

  @Test(arguments: [
    ("figure", [7809, 7337, 7337]), ("gradient", [78_559, 78_137, 78_137]),
    ("noise", [124_039, 119_085, 113_546]), ("runs", [73_973, 73_978, 73_978]),
    ("still", [8615, 8248, 8248]),
  ])
  func bytes(name: String, budgets: [Int]) throws {
    let film = try #require(Self.films.first { $0.name == name })
    let frames = (0..<20).map(film.frame)
    let size = name == "noise" ? (80, 60) : (200, 120)
    for (effort, budget) in zip(GIF.Effort.allCases, budgets) {
      let bytes = try GIF.encode(
        frames: frames, width: size.0, height: size.1,
        delays: GIF.delays(frames: frames.count, framesPerSecond: 10),
        options: GIF.Options(effort: effort))
      #expect(abs(bytes.count - budget) * 100 <= budget, "\(name), \(effort): \(bytes.count)")
    }
  }
}
