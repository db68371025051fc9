import Learning
import Testing

/// The roll against scikit-learn's.
struct SwissRollTests {
  private struct Roll: Decodable {
    let samples: Int
    let noise: Double
    let seed: UInt32
    let x: [[Double]]
    let t: [Double]
  }

  @Test func drawsAsScikitLearn() throws {
    let rolls = try References.load("swiss_roll", as: [Roll].self)
    #expect(rolls.count == 3)
    for roll in rolls {
      let data = DatasetSpec.swissRoll(samples: roll.samples, noise: roll.noise)
        .draw(seed: roll.seed)
      #expect(relativeError(data.inputs.elements, roll.x.flatMap { $0 }, floor: 1e-2) < 1e-13)
      #expect(relativeError(data.targets, roll.t) < 1e-14)
    }
  }
}
