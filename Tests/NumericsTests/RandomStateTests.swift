import Foundation
import Numerics
import Testing

/// The numbers of `Reference/random_state.json`, drawn by NumPy in this order from one `RandomState`.
struct RandomStateTests {
  private struct Reference: Decodable {
    struct Draws: Decodable {
      let uniforms: [Double]
      let gaussians: [Double]
      let permutation: [Int]
      let integers: [Int]
      let ranged: [Double]
      let shuffled: [Int]
      let normals: [Double]

      private enum CodingKeys: String, CodingKey {
        case uniforms = "random_sample_5"
        case gaussians = "randn_7"
        case permutation = "permutation_10"
        case integers = "randint_0_100_6"
        case ranged = "uniform_m2_3_4"
        case shuffled = "shuffle_arange_8"
        case normals = "normal_1_0p5_3"
      }
    }

    let seed: UInt32
    let draws: Draws

    private enum CodingKeys: String, CodingKey {
      case seed
      case draws = "RandomState"
    }
  }

  @Test func drawsWhatNumPyDraws() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "random_state", withExtension: "json", subdirectory: "Reference"))
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    var random = RandomState(seed: reference.seed)
    let expected = reference.draws
    #expect(expected.uniforms.map { _ in random.uniform() } == expected.uniforms)
    #expect(expected.gaussians.map { _ in random.gaussian() } == expected.gaussians)
    #expect(random.permutation(10) == expected.permutation)
    #expect(
      expected.integers.map { _ in random.integer(in: 0..<100) } == expected.integers)
    #expect(expected.ranged.map { _ in random.uniform(-2, 3) } == expected.ranged)
    var array = Array(0..<8)
    random.shuffle(&array)
    #expect(array == expected.shuffled)
    #expect(expected.normals.map { _ in random.normal(1, 0.5) } == expected.normals)
  }

  private struct Keys: Decodable {
    struct Draw: Decodable {
      let key: [UInt32]
      let gaussians: [Double]
      /// The last of 1,300.
      let words: [UInt32]
    }
    let draws: [Draw]
  }

  @Test func arraysAreSeedsToo() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "random_state_keys", withExtension: "json", subdirectory: "Reference"))
    let draws = try JSONDecoder().decode(Keys.self, from: Data(contentsOf: url)).draws
    #expect(draws.map(\.key.count).max() ?? 0 > 624)
    for draw in draws {
      var random = RandomState(key: draw.key)
      #expect(draw.gaussians.map { _ in random.gaussian() } == draw.gaussians)
      let words = (0..<1300).map { _ in random.nextWord() }
      #expect(words.suffix(draw.words.count) == draw.words[...])
    }
  }

  @Test func aRestoredStateGoesOn() throws {
    var random = RandomState(seed: 7)
    for _ in 0..<701 { _ = random.gaussian() }
    let state = random.state
    var restored = try #require(
      RandomState(
        words: state.words, position: state.position, cachedGaussian: state.cachedGaussian))
    for _ in 0..<1000 { #expect(restored.gaussian() == random.gaussian()) }
    #expect(RandomState(words: [1, 2], position: 0, cachedGaussian: nil) == nil)
  }
}
