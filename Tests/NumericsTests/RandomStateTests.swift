import Foundation
import Numerics
import Testing

/// The numbers of `Reference/random_state.json`, drawn by NumPy in this order from one `RandomState`.
struct RandomStateTests {
  private struct Reference: Decodable {
    struct Draws: Decodable {
      let random_sample_5: [Double]
      let randn_7: [Double]
      let permutation_10: [Int]
      let randint_0_100_6: [Int]
      let uniform_m2_3_4: [Double]
      let shuffle_arange_8: [Int]
      let normal_1_0p5_3: [Double]
    }
    let seed: UInt32
    let RandomState: Draws
  }

  @Test func drawsWhatNumPyDraws() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "random_state", withExtension: "json", subdirectory: "Reference"))
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    var random = RandomState(seed: reference.seed)
    let expected = reference.RandomState
    #expect(expected.random_sample_5.map { _ in random.uniform() } == expected.random_sample_5)
    #expect(expected.randn_7.map { _ in random.gaussian() } == expected.randn_7)
    #expect(random.permutation(10) == expected.permutation_10)
    #expect(
      expected.randint_0_100_6.map { _ in random.integer(in: 0..<100) } == expected.randint_0_100_6)
    #expect(expected.uniform_m2_3_4.map { _ in random.uniform(-2, 3) } == expected.uniform_m2_3_4)
    var array = Array(0..<8)
    random.shuffle(&array)
    #expect(array == expected.shuffle_arange_8)
    #expect(expected.normal_1_0p5_3.map { _ in random.normal(1, 0.5) } == expected.normal_1_0p5_3)
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
