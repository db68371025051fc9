import Learning
import Numerics
import Testing

/// Losses over planes of parameters, nearest points and random directions against NumPy.
struct LossSurfaceTests {
  private func check(
    _ name: String, _ layers: [LayerSpec], _ loss: LossSpec, data: Dataset,
    statistics: Bool = false, isolation: Double = 2e-5
  ) throws {
    let reference = try LandscapeReference.load()
    let plane = try #require(reference.losses[name])
    var network = try Network<Float>.at(
      plane.origin.map { Float($0) }, layers, inputs: data.inputs.columns)
    if statistics {
      network.setStatistics(mean: reference.mean, variance: reference.variance)
    }
    #expect(network.point == plane.origin.map { Float($0) })
    #expect(network.pointCount == plane.origin.count)
    let surface = LossSurface(network, loss: loss, data: data)
    let values = surface.values(
      on: ParameterPlane(origin: plane.origin, u: plane.u, v: plane.v),
      at: reference.nodes.map { (x: $0[0], y: $0[1]) })
    for (value, wanted) in zip(values, plane.losses) {
      #expect(abs(value - wanted) < isolation * max(1, wanted), "\(value) \(wanted)")
    }
    #expect(values.count == plane.losses.count)
    #expect(surface.value(of: network) == values[0])
  }

  private func inputs(_ reference: LandscapeReference) -> Matrix<Double> {
    Matrix(rows: reference.inputs.count, columns: 2, elements: Array(reference.inputs.joined()))
  }

  private func classes(_ labels: KeyPath<LandscapeReference, [Int]>) throws -> Dataset {
    let reference = try LandscapeReference.load()
    let labels = reference[keyPath: labels]
    return Dataset(
      inputs: inputs(reference), labels: labels,
      classNames: (0...(labels.max() ?? 0)).map { "\($0)" }, featureNames: ["a", "b"])
  }

  @Test func theLossIsNumPys() throws {
    try check("binary", LandscapeReference.layers, .binaryCrossEntropy, data: classes(\.binary))
  }

  /// By the statistics of the network that the surface is of.
  @Test func batchNormalizationHasItsRunningStatistics() throws {
    try check(
      "normalised", [.dense(3, .linear), .batchNormalization(.tanh), .dense(1, .sigmoid)],
      .binaryCrossEntropy, data: classes(\.binary), statistics: true)
  }

  @Test func smoothedAndWeightedClassesCountAsInTraining() throws {
    try check(
      "classes", [.dense(3, .softmax)],
      LossSpec.categoricalCrossEntropy(labelSmoothing: 0.1, classWeights: .each([1, 2, 0.5])),
      data: classes(\.labels))
  }

  @Test func numbersHaveTheUnitsOfTheTargets() throws {
    let reference = try LandscapeReference.load()
    try check(
      "numbers", [.dense(1, .linear)], .meanSquaredError,
      data: Dataset(
        inputs: inputs(reference), targets: reference.targets, featureNames: ["a", "b"],
        targetScale: TargetScale(mean: 30, deviation: 8)))
  }

  /// n / (K · samples of the class), of 3, 4 and 2 samples.
  @Test func balancedWeightsAreThoseOfTheSamples() throws {
    let network = try Network<Float>.at(
      (0..<9).map { Float($0) / 4 - 1 }, [.dense(3, .softmax)], inputs: 2)
    func loss(_ weights: ClassWeights) throws -> Double {
      LossSurface(
        network, loss: LossSpec(.categoricalCrossEntropy, classWeights: weights),
        data: try classes(\.labels)
      ).value(of: network)
    }
    let balanced = try loss(.balanced)
    #expect(try abs(balanced - loss(.each([1, 0.75, 1.5]))) < 1e-6)
    #expect(try abs(balanced - loss(.equal)) > 1e-3)
  }

  /// More samples than a batch has: a loss is their mean, whatever the batches.
  @Test func manySamplesAreAllCounted() throws {
    let reference = try LandscapeReference.load()
    let plane = try #require(reference.losses["binary"])
    let few = try classes(\.binary)
    let many = few.samples(at: (0..<1800).map { $0 % 9 })
    let network = try Network<Float>.at(
      plane.origin.map { Float($0) }, LandscapeReference.layers, inputs: 2)
    let losses = LossSurface(network, loss: .binaryCrossEntropy, data: many).values(
      on: ParameterPlane(origin: plane.origin, u: plane.u, v: plane.v),
      at: reference.nodes.map { (x: $0[0], y: $0[1]) })
    for (value, wanted) in zip(losses, plane.losses) { #expect(abs(value - wanted) < 2e-4) }
  }

  @Test func parametersThatAreNoNumbersHaveNoLoss() throws {
    let network = try Network<Float>.at(
      [.nan] + [Float](repeating: 1, count: 12), LandscapeReference.layers, inputs: 2)
    #expect(
      try LossSurface(network, loss: .binaryCrossEntropy, data: classes(\.binary))
        .value(of: network).isNaN)
  }

  /// numpy.linalg.lstsq for directions that are not orthogonal.
  @Test func theNearestPointIsTheLeastSquaresSolution() throws {
    let reference = try LandscapeReference.load()
    let oblique = try #require(reference.losses["binary"])
    let plane = ParameterPlane(origin: oblique.origin, u: oblique.u, v: oblique.v)
    for (point, wanted) in zip(reference.path, reference.nearest) {
      let (x, y) = plane.coordinates(of: point.map { Double($0) })
      #expect(abs(x - wanted[0]) < 1e-9 && abs(y - wanted[1]) < 1e-9)
    }
  }

  @Test func directionsThatAreOneOrNoneHaveCoordinates() {
    let origin = [1.0, 1, 1]
    let same = ParameterPlane(origin: origin, u: [2, 0, 0], v: [4, 0, 0])
    #expect(same.coordinates(of: [5, 9, 9]) == (2, 0))
    let none = ParameterPlane(origin: origin, u: [0, 0, 0], v: [0, 0, 0])
    #expect(none.coordinates(of: [5, 9, 9]) == (0, 0))
    let second = ParameterPlane(origin: origin, u: [0, 0, 0], v: [0, 4, 0])
    #expect(second.coordinates(of: [5, 9, 9]) == (0, 2))
  }

  /// NumPy's draws, scaled unit by unit to the length of its incoming weights; biases stay where they are.
  @Test func randomDirectionsAreFilterNormalized() throws {
    let reference = try LandscapeReference.load()
    let network = try Network<Float>.at(
      try #require(reference.path.last), LandscapeReference.layers, inputs: 2)
    var random = RandomStream.landscape.generator(seed: 5)
    for wanted in reference.filters {
      let direction = network.filterNormalizedDirection(&random)
      #expect(direction.count == wanted.count)
      for (a, b) in zip(direction, wanted) { #expect(abs(a - b) < 1e-12) }
    }
  }

  /// γ and β of a normalisation are no weights of a unit.
  @Test func normalizationsDoNotMoveAlongRandomDirections() throws {
    let layers: [LayerSpec] = [
      .dense(3, .linear), .batchNormalization(.tanh), .dense(1, .sigmoid),
    ]
    let network = try Network<Float>.at(
      (0..<19).map { Float($0 + 1) }, layers, inputs: 2)
    var random = RandomState(seed: 1)
    let direction = network.filterNormalizedDirection(&random)
    #expect(direction[6..<15].allSatisfy { $0 == 0 } && direction[18] == 0)
    func length(_ range: Range<Int>) -> Double {
      direction[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    // ‖(1, 2)‖, ‖(3, 4)‖, ‖(5, 6)‖ and ‖(16, 17, 18)‖.
    for (range, square) in [(0..<2, 5.0), (2..<4, 25), (4..<6, 61), (15..<18, 869)] {
      #expect(abs(length(range) - square.squareRoot()) < 1e-9)
    }
  }
}
