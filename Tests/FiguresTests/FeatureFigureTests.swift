import Graphics
import Learning
import Numerics
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// What figures draw of layers without biases, of normalisations and of hinge is what the network computes.
struct FeatureFigureTests {
  private func run(
    _ layers: [LayerSpec], loss: LossSpec = .binaryCrossEntropy
  ) throws -> Run {
    let split = try SplitSpec(testFraction: 0.25).split(
      DatasetSpec.moons(samples: 60, noise: 0.1).draw(seed: 1), seed: 1)
    var random = RandomState(seed: 4)
    var network = try Network<Float>(
      layers, inputCount: 2, initializer: InitializerSpec(kind: .xavierNormal), random: &random)
    // As if trained: biases and shifts are not 0.
    try network.restore(
      network.parameters.map { parameter in
        NamedArray(
          parameter.name, shape: parameter.shape,
          values: parameter.values.map { $0 + Float(0.4 * random.uniform()) })
      })
    func samples(_ data: Dataset) -> Samples {
      Samples(inputs: (0..<data.count).map(data.inputs.row), labels: data.labels)
    }
    return Run(
      name: "small", training: samples(split.training), test: samples(split.test),
      classNames: split.training.classNames, featureNames: split.training.featureNames,
      moments: [Moment(time: Time(epoch: 0), metrics: ["loss": 1], network: network, loss: loss)])
  }

  private static let grid = Grid(columns: 160, rows: 130, x: -2...3, y: -1.5...2)

  private func lattice(_ run: Run) throws -> PlaneLattice {
    PlaneLattice(try Plane(PlaneSpec(), of: run), Self.grid, try run.lastPredictor())
  }

  private func boundaries(_ run: Run) throws -> [[Point]] {
    let last = try run.lastPredictor()
    return try lattice(run).classes(of: last).boundaries { last.label([$0.x, $0.y]) }
  }

  /// Of every neuron, in the plane's units.
  private func neuronLines(_ run: Run) throws -> [[[Point]]] {
    let (last, lattice) = (try run.lastPredictor(), try lattice(run))
    guard let lines = last.neuronLines(in: lattice.plane) else {
      return last.mapNeuronFields(on: lattice) { Contour.lines(of: $0) }
    }
    return lines.map { line in
      LineClipping.segment(a: line.a, b: line.b, c: line.c, x: Self.grid.x, y: Self.grid.y)
        .map { [[$0.0, $0.1]] } ?? []
    }
  }

  /// z and a of a layer at a point of the plane.
  private func trace(_ run: Run, _ point: Point, layer: Int) throws -> (z: [Float], a: [Float]) {
    let input = Matrix<Float>(
      rows: 2, columns: 1, elements: [Float(point.x), Float(point.y)])
    let trace = try run.lastPredictor().network.forward(input)[layer]
    return (trace.z.elements, trace.a.elements)
  }

  @Test(arguments: [
    // Without biases lines go through the origin.
    (layers: [LayerSpec.dense(3, .tanh, hasBias: false), .dense(1, .sigmoid, hasBias: false)], 0),
    // What a normalisation leaves of the pre-activation is 0 on a curve.
    ([.dense(5, .linear), .layerNormalization(.tanh), .dense(1, .sigmoid)], 1),
    ([.dense(3, .linear), .dropout(rate: 0.2), .batchNormalization(.elu), .dense(1, .sigmoid)], 2),
    ([.batchNormalization(.tanh), .dense(3, .tanh), .dense(1, .sigmoid)], 1),
    // Here the neuron has its activation before.
    ([.dense(3, .tanh), .layerNormalization(), .dense(1, .sigmoid)], 0),
    (
      [.dense(3, .linear), .batchNormalization(.relu), .layerNormalization(), .dense(1, .sigmoid)],
      1
    ),
  ])
  func linesAreWhereTheNeuronIsZero(layers: [LayerSpec], layer: Int) throws {
    let run = try run(layers)
    let last = try run.lastPredictor()
    #expect(last.neuronLayer == layer)
    let lines = try neuronLines(run)
    #expect(lines.count == last.neuronCount)
    #expect(lines.contains { !$0.isEmpty })
    for (unit, lines) in lines.enumerated() {
      for point in lines.joined() {
        let z = try trace(run, point, layer: layer).z
        #expect(abs(z[unit]) < 0.02, "unit \(unit)")
      }
    }
    for sample in run.test.inputs.prefix(5) {
      let point = Point(sample[0], sample[1])
      let shown = last.firstActivations(sample)
      let computed = try trace(run, point, layer: layer).a
      #expect(zip(shown, computed).allSatisfy { abs($0 - Double($1)) < 1e-4 })
    }
  }

  @Test func subtitlesSayWhatTheLinesAre() throws {
    func name(_ layers: [LayerSpec]) throws -> String {
      try run(layers).lastPredictor().neuronInputName
    }
    #expect(try name([.dense(2, .tanh), .dense(1, .sigmoid)]) == "input w·x + b")
    #expect(try name([.dense(2, .tanh, hasBias: false), .dense(1, .sigmoid)]) == "input w·x")
    #expect(
      try name([.dense(2, .linear), .layerNormalization(.relu), .dense(1, .sigmoid)])
        == "normalised input")
    #expect(
      try name([.dense(2, .linear, hasBias: false), .dropout(rate: 0.5), .dense(1, .sigmoid)])
        == "input w·x")
  }

  /// The output's cut is in the space of what the output takes, whatever stands between it and the dense layer before.
  @Test(arguments: [
    [LayerSpec.dense(2, .tanh), .layerNormalization(), .dense(1, .sigmoid)],
    [.dense(2, .tanh), .batchNormalization(), .dropout(rate: 0.5), .dense(1, .sigmoid)],
  ])
  func theOutputPlaneIsTheOutputs(layers: [LayerSpec]) throws {
    let run = try run(layers)
    let last = try run.lastPredictor()
    let plane = try #require(last.outputPlane)
    let inputs = run.training.inputs
    var hidden: [[Double]] = []
    last.forEachLastActivations(inputs) { activations, _ in
      let rows = activations.transposed
      hidden += (0..<rows.rows).map { rows.row($0).map(Double.init) }
    }
    for (vote, h) in zip(last.classified(inputs), hidden) {
      let side = zip(plane.normal, h).map { $0 * $1 }.reduce(plane.offset, +)
      #expect((side > 0) == (vote.label == 1) || abs(side) < 1e-5)
    }
    // A normalisation takes activations out of the bounds of tanh.
    #expect(last.hiddenRange == nil)
  }

  /// The class is the sign of the output; full colour is at the margin.
  @Test func hingeIsDrawnByItsSign() throws {
    let run = try run([.dense(4, .tanh), .dense(1, .linear)], loss: .hinge)
    let moment = try run.lastPredictor()
    let values = moment.values(run.training.inputs)
    #expect(values.contains { $0 > 0 && $0 < 0.5 } && values.contains { $0 < 0 })
    #expect(moment.predictions(run.training.inputs) == values.map { $0 > 0 ? 1 : 0 })
    #expect(moment.classified(run.training.inputs).map(\.probability) == values)
    #expect(try BoundaryCurves.guide(run).label == "boundary f = 0")
    let field = try lattice(run).classes(of: moment)
    let lines = try boundaries(run)
    #expect(!lines.isEmpty)
    for point in lines.joined() {
      let value = try trace(run, point, layer: 1).a[0]
      #expect(abs(value) < 0.02)
    }
    #expect(field.probabilities.joined().allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  /// Of several scores the largest has the fullest colour, however large they are.
  @Test func theShadeIsThatOfTheLargestScore() throws {
    let run = try run([.dense(9, .relu), .dense(3, .linear)], loss: .hinge)
    var network = try run.lastPredictor().network
    try network.restore(
      network.parameters.map {
        NamedArray($0.name, shape: $0.shape, values: $0.values.map { 5 * $0 })
      })
    let predictor = Predictor(network: network, loss: .hinge)
    let shares = try lattice(run).classes(of: predictor).probabilities
    let grid = Self.grid
    let scores = network.predict(
      Matrix(
        rows: 2, columns: grid.count,
        elements: (0..<grid.count).map { Float(grid.x(Double($0 % grid.columns))) }
          + (0..<grid.count).map { Float(grid.y(Double($0 / grid.columns))) }))
    var full = 0
    for node in 0..<scores.columns {
      let order = (0..<3).sorted { scores[$0, node] > scores[$1, node] }
      #expect(shares[order[0]][node] >= 0.5 && shares[order[1]][node] <= 0.5)
      if scores[order[0], node] - scores[order[1], node] >= 2 {
        full += 1
        #expect(shares[order[0]][node] == 1)
      }
    }
    #expect(full > 0 && full < scores.columns)
  }

  /// Squared error on classes decides at ½, and the boundary is there.
  @Test func linearOutputsMeetAtOneHalf() throws {
    let run = try run([.dense(4, .tanh), .dense(1, .linear)], loss: .meanSquaredError)
    let last = try run.lastPredictor()
    let lines = try boundaries(run)
    #expect(!lines.isEmpty)
    for point in lines.joined() {
      let value = try trace(run, point, layer: 1).a[0]
      #expect(abs(value - 0.5) < 0.02)
    }
    #expect(try BoundaryCurves.guide(run).label == "boundary p = 0.5")
    let cut = try #require(last.outputPlane)
    var hidden: [[Double]] = []
    last.forEachLastActivations(run.training.inputs) { activations, _ in
      let rows = activations.transposed
      hidden += (0..<rows.rows).map { rows.row($0).map(Double.init) }
    }
    for (vote, h) in zip(last.classified(run.training.inputs), hidden) {
      let side = zip(cut.normal, h).map { $0 * $1 }.reduce(cut.offset, +)
      #expect((side > 0) == (vote.label == 1) || abs(side) < 1e-5)
    }
  }

  @Test(arguments: ["hiddenLines", "activationLines", "decisionBoundary", "hiddenSpace"])
  func everyFigureIsDrawn(kind: String) throws {
    for layers: [LayerSpec] in [
      [.dense(3, .linear, hasBias: false), .layerNormalization(.elu), .dense(1, .linear)],
      [.layerNormalization(), .dense(2, .tanh), .layerNormalization(), .dense(1, .linear)],
      [.dense(5, .tanh, isTrainable: false), .dense(1, .linear)],
    ] {
      let film = try FigureSpec(kind: .named(kind), file: "a.gif")
        .film(of: run(layers, loss: .hinge))
      let marks = try film.marks(0)
      #expect(!marks.isEmpty)
    }
  }
}
