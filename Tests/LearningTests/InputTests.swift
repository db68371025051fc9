import Foundation
import Learning
import Numerics
import Testing

struct InputTests {
  private let points = Matrix(
    rows: 4, columns: 3,
    elements: [1_000_001, 2.5, 7, 1_000_002, -1, 7, 1_000_004, 0.1, 7, 1_000_009, 3, 7])

  /// scikit-learn's `StandardScaler`, with a constant column and one far from 0.
  @Test func standardizesAsScikitLearn() {
    let standardization = Standardization(of: points)
    #expect(standardization.means == [1_000_004, 1.15, 7])
    #expect(
      relativeError(
        standardization.deviations, [3.082207001484488, 1.6560495161679194, 1]) < 1e-15)
    let expected = [
      -0.9733285267845753, 0.8151930161628774, 0, -0.6488856845230502, -1.2982703590742122, 0, 0,
      -0.6340390125711267, 0, 1.6222142113076254, 1.1171163554824617, 0,
    ]
    #expect(relativeError(standardization.apply(points).elements, expected) < 1e-14)
  }

  @Test func featuresAreThoseOfThePlayground() {
    let data = Dataset(
      inputs: Matrix(rows: 2, columns: 2, elements: [2, 3, -1, 0.5]), labels: [0, 1],
      classNames: ["0", "1"], featureNames: ["x₁", "x₂"])
    let spec = InputSpec(features: InputFeature.allCases)
    #expect(spec.inputCount(coordinates: 2) == 7 && spec.missing(coordinates: 1) == .y)
    let seen = spec.transform(fittedTo: data).apply(data)
    #expect(seen.featureNames == ["x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂"])
    #expect(seen.inputs.row(0) == [2, 3, 4, 9, 6, sin(2.0), sin(3.0)])
    #expect(seen.inputs.row(1) == [-1, 0.5, 1, 0.25, -0.5, sin(-1.0), sin(0.5)])
    #expect(seen.labels == data.labels)
  }

  /// What is fitted to the training set is applied to all parts.
  @Test func theTrainingSetDecides() throws {
    let split = try SplitSpec(validationFraction: 0.2).split(
      DatasetSpec.circles().draw(seed: 1), seed: 1)
    let spec = InputSpec(features: [.x, .xSquared], standardizes: true)
    let transform = spec.transform(fittedTo: split.training)
    let seen = transform.apply(split)
    for column in 0..<2 {
      let values = (0..<seen.training.count).map { seen.training.inputs[$0, column] }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)
      #expect(abs(mean) < 1e-13 && abs(variance - 1) < 1e-12)
    }
    #expect(seen.test.inputs == transform.apply(split.test.inputs))
    #expect(seen.validation.count == 200 && seen.test.count == 200)
    #expect(InputTransform.identity.apply(split) == split)
  }
}
