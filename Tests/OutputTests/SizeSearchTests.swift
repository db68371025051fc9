import Graphics
import Testing

@testable import Output

/// A search among films whose bytes and errors are formulas.
@Suite struct SizeSearchTests {
  private static let requested = Compromise(quality: 90, size: Size(width: 1000, height: 800))

  /// Bytes grow with pixels, frames, quality and colours; what is truly written may be longer than what is estimated.
  private struct World {
    var truth = 1.0
    var asked: [Compromise] = []
    var written: [(film: Compromise, bytes: Int)] = []

    static func bytes(_ film: Compromise) -> Double {
      let pixels = Double(film.size.width * film.size.height) / 800_000
      let fidelity = pow2(Double(film.quality - 90) / 30) * Double(film.colors + 64) / 320
      return 1_000_000 * pixels * fidelity / Double(film.step)
    }

    static func error(_ film: Compromise) -> Double {
      pow2(Double(90 - film.quality) / 12) + Double(256 - film.colors) / 8
    }

    private static func pow2(_ x: Double) -> Double {
      var (result, rest) = (1.0, x)
      while rest >= 1 { (result, rest) = (2 * result, rest - 1) }
      while rest < 0 { (result, rest) = (result / 2, rest + 1) }
      return result * (1 + rest * 0.6565 + rest * rest * 0.3435)
    }

    static func loss(_ format: Compromise) -> Double {
      30 * Double(format.step - 1) + 4000 * (1 / Double(format.size.width) - 0.001)
    }
  }

  private static func run(
    limit: Int, truth: Double = 1, floors: [Compromise.Floor] = Compromise.Floor.allCases
  ) -> (isFound: Bool, world: World) {
    var world = World(truth: truth)
    let formats = requested.formats(frames: 100)
      .map { (format: $0, error: World.loss($0)) }.sorted { $0.error < $1.error }
    let search = SizeSearch(limit: limit, formats: formats, floors: floors)
    let isFound = search.run { film in
      world.asked.append(film)
      return (Int(World.bytes(film)), World.error(film))
    } write: { film in
      let bytes = Int(World.bytes(film) * world.truth)
      guard bytes <= limit else { return nil }
      world.written.append((film, bytes))
      return bytes
    }
    return (isFound, world)
  }

  @Test(arguments: [900_000, 500_000, 250_000, 100_000, 30_000])
  func whatIsWrittenLosesLeastOfAllThatFit(limit: Int) throws {
    let (isFound, world) = Self.run(limit: limit)
    #expect(isFound)
    let chosen = try #require(world.written.last)
    // Every film there is, one by one.
    var best = Double.infinity
    for floor in Compromise.Floor.allCases where best == .infinity {
      for format in Self.requested.formats(frames: 100) {
        for film in format.fidelities(downTo: floor) where World.bytes(film) <= Double(limit) {
          best = min(best, World.loss(format) + World.error(film))
        }
      }
    }
    var format = chosen.film
    format.quality = 90
    format.colors = 256
    let lost = World.loss(format) + World.error(chosen.film)
    // One of three is estimated: a step of quality or two of colours may be between.
    #expect(lost <= 1.2 * best + 2, "\(chosen), \(lost), \(best)")
    #expect(world.asked.count < 200)
  }

  @Test func theLimitIsUsed() throws {
    for limit in stride(from: 300_000, through: 900_000, by: 37_000) {
      let (_, world) = Self.run(limit: limit, truth: 0.8)
      let (film, bytes) = try #require(world.written.last)
      var format = film
      (format.quality, format.colors) = (90, 256)
      let ladder = format.fidelities(downTo: .fair)
      let index = try #require(ladder.firstIndex(of: film))
      // Or the next better film would be too long.
      let isFull = index == 0 || World.bytes(ladder[index - 1]) * 0.8 > Double(limit)
      #expect(bytes <= limit && (100 * bytes >= 95 * limit || isFull), "\(limit), \(bytes)")
      // Each film that takes the place of another is a better one.
      #expect(world.written.map(\.bytes) == world.written.map(\.bytes).sorted())
    }
  }

  @Test func estimatesThatAreShortAreTriedAgain() {
    let (isFound, world) = Self.run(limit: 400_000, truth: 1.2)
    #expect(isFound && world.written.allSatisfy { $0.bytes <= 400_000 })
  }

  @Test func colorsFallFurtherOnlyWhereNothingElseFits() throws {
    let fair = try #require(Self.run(limit: 30_000).world.written.last)
    #expect(fair.film.quality >= 40 && fair.film.colors >= 32)
    let least = World.bytes(
      Compromise(quality: 40, colors: 32, step: 4, size: Size(width: 200, height: 160)))
    let lowest = try #require(Self.run(limit: Int(0.9 * least)).world.written.last)
    #expect(lowest.film.quality < 40 || lowest.film.colors < 32)
    // No error may be seen: frames and pixels go instead.
    let faithful = try #require(Self.run(limit: 100_000, floors: [.faithful]).world.written.last)
    #expect(faithful.film.quality >= 70 && faithful.film.colors == 256)
    #expect(faithful.film.size != Self.requested.size)
  }

  @Test func whatCannotBeSoSmallIsNotWritten() {
    let (isFound, world) = Self.run(limit: 50)
    #expect(!isFound && world.written.isEmpty)
    // The smallest film of each format, for each floor, and no more.
    #expect(world.asked.count == 2 * Self.requested.formats(frames: 100).count)
  }
}
