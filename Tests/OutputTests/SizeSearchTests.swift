import GIF
import Graphics
import Testing

@testable import Output

/// A search among films whose bytes, errors and colours are formulas.
@Suite struct SizeSearchTests {
  private static let requested = Compromise(quality: 90, size: Size(width: 1000, height: 800))

  /// Bytes grow with pixels, frames and quality; what is truly written may be longer or shorter than what is estimated.
  private struct World {
    var truth = 1.0
    /// By how much more of quality makes it longer.
    var drift = 0.0
    /// The best that all colours reach.
    var ceiling = 100.0
    /// Bytes double with so much of quality.
    var slope = 30.0
    var asked: [Compromise] = []
    var written: [(film: Compromise, bytes: Int)] = []

    func quality(_ film: Compromise) -> Double { min(film.quality, ceiling) }

    func bytes(_ film: Compromise) -> Double {
      if film.colors < 256 { return Double(100 * film.colors) }
      let pixels = Double(film.size.width * film.size.height) / 800_000
      return 1_000_000 * Self.power(pixels, 0.9) * Self.power(2, (quality(film) - 90) / slope)
        / Self.power(Double(film.step), 0.8)
    }

    func trueBytes(_ film: Compromise) -> Double {
      bytes(film) * (truth + drift * (quality(film) - 60))
    }

    /// One of quality is a quarter of a decibel up to 90.
    func error(_ film: Compromise) -> Double {
      65_025 * Self.power(10, -(27.5 + quality(film) / 4) / 10)
    }

    /// 256 at the best that there is, which may be 100, and half as many for each 20 less.
    func colors(_ film: Compromise) -> Int {
      Int(256 * Self.power(2, (quality(film) - ceiling) / 20))
    }

    static func power(_ base: Double, _ exponent: Double) -> Double {
      var result = 1.0
      // By squares of the base and roots of them.
      var (whole, rest) = (exponent.rounded(.down), exponent - exponent.rounded(.down))
      var root = base
      while rest > 1e-12 {
        root = root.squareRoot()
        rest *= 2
        if rest >= 1 { (result, rest) = (result * root, rest - 1) }
      }
      while whole >= 1 { (result, whole) = (result * base, whole - 1) }
      while whole < 0 { (result, whole) = (result / base, whole + 1) }
      return result
    }

    static func loss(_ format: Compromise) -> Double {
      30 * Double(format.step - 1) + 20_000 * (1 / Double(format.size.width) - 0.001)
    }

    /// What a film loses as it is seen.
    func lost(_ film: Compromise) -> Double {
      let isWhole = film.step == 1 && film.size == requested.size
      return Self.loss(film) + (isWhole ? 1 : 0.8) * error(film)
    }
  }

  private static func run(
    limit: Int, _ world: World = World(), floors: [Compromise.Floor] = Compromise.Floor.allCases
  ) throws -> (isFound: Bool, world: World) {
    var world = world
    let search = SizeSearch(
      limit: limit, formats: requested.formats(frames: 100), floors: floors)
    let found = try search.run {
      World.loss($0)
    } estimate: { film in
      world.asked.append(film)
      return RateModel.Estimate(
        bytes: Int(world.bytes(film)), error: world.error(film), colors: world.colors(film))
    } write: { film in
      let bytes = Int(world.trueBytes(film))
      guard bytes <= limit else { return .tooLong(about: bytes) }
      world.written.append((film, bytes))
      return .written(bytes: bytes)
    }
    #expect((found == nil) == world.written.isEmpty)
    if let found { #expect(found == world.written.last?.film) }
    return (found != nil, world)
  }

  private static let worlds = [
    World(), World(ceiling: 45), World(truth: 0.9), World(truth: 1.12), World(drift: 0.002),
  ]

  @Test(arguments: [900_000, 500_000, 250_000, 100_000, 60_000], 0..<worlds.count)
  func whatIsWrittenLosesLeastOfAllThatFit(limit: Int, index: Int) throws {
    let (isFound, world) = try Self.run(limit: limit, Self.worlds[index])
    #expect(isFound)
    let chosen = try #require(world.written.last)
    // Every film there is, one by one, at steps of a half of quality.
    var best = Double.infinity
    for floor in Compromise.Floor.allCases where best == .infinity {
      for format in Self.requested.formats(frames: 100) {
        for half in -60...180 {
          var film = format
          film.quality = Double(half) / 2
          if world.trueBytes(film) <= Double(limit),
            floor.allows(quality: film.quality, colors: world.colors(film))
          {
            best = min(best, world.lost(film))
          }
        }
      }
    }
    #expect(world.lost(chosen.film) <= 1.08 * best + 0.5, "\(chosen), \(best)")
    #expect(world.asked.count <= 20 && world.written.count <= 3)
    #expect(chosen.bytes <= limit)
    #expect(
      Compromise.Floor.allCases.contains {
        $0.allows(quality: chosen.film.quality + 1, colors: world.colors(chosen.film) + 1)
      })
  }

  @Test(arguments: [0.75, 0.97, 1.1, 1.3]) func theLimitIsUsed(truth: Double) throws {
    for limit in stride(from: 200_000, through: 900_000, by: 37_000) {
      let (isFound, world) = try Self.run(limit: limit, World(truth: truth))
      #expect(isFound)
      let (film, bytes) = try #require(world.written.last)
      #expect(
        bytes <= limit && (100 * bytes >= 95 * limit || film.quality == 90), "\(limit), \(bytes)")
      // Each film that takes the place of another is a better one.
      #expect(world.written.map(\.bytes) == world.written.map(\.bytes).sorted())
      #expect(world.written.count <= 2)
    }
  }

  /// What is longer than estimated for some qualities and shorter for others.
  @Test(arguments: [-0.003, 0.003]) func theLimitIsUsedWhereTheTruthDrifts(drift: Double) throws {
    for limit in stride(from: 200_000, through: 900_000, by: 37_000) {
      let written = try Self.run(limit: limit, World(drift: drift)).world.written
      let bytes = try #require(written.last).bytes
      #expect(bytes <= limit && 100 * bytes >= 95 * limit, "\(limit), \(written)")
    }
  }

  /// Bytes that hardly depend on quality.
  @Test(arguments: [0.98, 0.97, 0.95, 0.9]) func flatCurvesAreFollowed(share: Double) throws {
    var world = World()
    world.slope = 200
    let (isFound, found) = try Self.run(
      limit: Int(share * world.bytes(Self.requested)), world)
    let film = try #require(found.written.last?.film)
    #expect(isFound && film.size == Self.requested.size && film.step == 1)
    #expect(found.asked.count < 9)
  }

  /// What all colours do not reach is not asked for again and again, and is written as it is where there is room.
  @Test func qualitiesThatAreNotReachedAreAllTheSame() throws {
    let world = World(ceiling: 30)
    let whole = Int(world.bytes(Self.requested))
    let (_, found) = try Self.run(limit: whole * 21 / 20, world)
    #expect(found.written.map(\.film) == [Self.requested] && found.asked.count == 1)
    let (_, less) = try Self.run(limit: whole * 24 / 25, world)
    #expect(less.written.count == 1 && less.asked.count < 8)
  }

  @Test func colorsFallFurtherOnlyWhereNothingElseFits() throws {
    let world = World()
    let fair = try #require(try Self.run(limit: 40_000).world.written.last)
    #expect(Compromise.Floor.fair.allows(quality: fair.film.quality + 0.5, colors: 0))
    var least = Self.requested.formats(frames: 100).last ?? Self.requested
    least.quality = 40
    let (isFound, found) = try Self.run(limit: Int(0.9 * world.bytes(least)))
    #expect(isFound)
    let lowest = try #require(found.written.last)
    #expect(lowest.film.quality < 40 && lowest.film.size == least.size)
    // No error may be seen: frames and pixels go instead.
    let faithful = try #require(
      try Self.run(limit: 100_000, floors: [.faithful]).world.written.last)
    #expect(faithful.film.quality >= 69.5 && faithful.film.size != Self.requested.size)
  }

  /// A film whose bytes depend on its colours alone where these are few.
  @Test func fewerColoursAreTheLastThatIsTried() throws {
    let (isFound, world) = try Self.run(limit: 950)
    let film = try #require(world.written.last?.film)
    #expect(isFound && film.colors == 8)
    #expect(film.size == Self.requested.formats(frames: 100).last?.size && film.step == 4)
    // No error may be seen.
    #expect(try !Self.run(limit: 950, floors: [.faithful]).isFound)
  }

  @Test func whatCannotBeSoSmallIsNotWritten() throws {
    let (isFound, world) = try Self.run(limit: 50)
    #expect(!isFound && world.written.isEmpty)
    // The smallest film has been looked at.
    let least = Self.requested.formats(frames: 100).last
    #expect(world.asked.contains { $0.size == least?.size && $0.step == least?.step })
    #expect(world.asked.count < 20)
  }
}
