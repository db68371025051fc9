import Figures
import Graphics
import Learning
import Numerics
import Plots
import TestSupport

extension Network<Float> {
  /// A network of the weights of its dense layers, row by row, and their biases; those are 0 where they are not given.
  static func written(
    _ layers: [LayerSpec], inputs: Int, weights: [[Float]], biases: [[Float]] = []
  ) throws -> Network<Float> {
    var network = try Network<Float>(layers, inputCount: inputs)
    var (dense, width) = (0, inputs)
    var values = network.parameters
    for (index, layer) in layers.enumerated() {
      guard layer.kind == .dense else { continue }
      let units = weights[dense].count / width
      let given = dense < biases.count ? biases[dense] : Array(repeating: 0, count: units)
      for (name, shape, numbers) in [
        ("weight", [units, width], weights[dense]), ("bias", [units], given),
      ] {
        let name = "layers.\(index).\(name)"
        values = values.map {
          $0.name == name ? NamedArray(name, shape: shape, values: numbers) : $0
        }
      }
      (dense, width) = (dense + 1, units)
    }
    try network.restore(values)
    return network
  }
}

extension Run {
  /// A run of networks at the epochs 0, 1, 2, … with metrics of each.
  static func written(
    _ networks: [Network<Float>], metrics: [[String: Double]] = [],
    loss: LossSpec = .binaryCrossEntropy, training: Samples,
    validation: Samples = Samples(inputs: []), test: Samples = Samples(inputs: []),
    classNames: [String] = ["no", "yes"], featureNames: [String] = ["a", "b"],
    epochs: [EpochMeasures] = []
  ) -> Run {
    Run(
      name: "written", training: training, validation: validation, test: test,
      classNames: classNames, featureNames: featureNames,
      moments: networks.enumerated().map { index, network in
        Moment(
          time: Time(epoch: Double(index)),
          metrics: index < metrics.count ? metrics[index] : ["loss": 1], network: network,
          loss: loss)
      }, epochs: epochs)
  }
}

extension FigureSpec {
  /// A film that begins with its first moment.
  static func film(
    _ kind: String, of run: Run, options: FigureOptions? = nil,
    size: Size = Size(width: 800, height: 600)
  ) throws -> Film {
    var spec = FigureSpec(kind: .named(kind), file: "film.gif", size: size)
    spec.poster = .first
    if let options { spec.options = options }
    return try spec.film(spec.page(of: run), text: AverageLetters())
  }

  static func page(_ kind: String, of run: Run, options: FigureOptions? = nil) throws -> Page {
    var spec = FigureSpec(kind: .named(kind), file: "film.gif")
    if let options { spec.options = options }
    return try spec.page(of: run)
  }
}
