import Learning
import Plots
import Predictions
import Schemas

/// How the weights, activations or gradients of each layer are spread, as ridges on one scale.
package enum Distributions: Figure {
  package enum Quantity: String, Sendable, CaseIterable, DocumentedChoice {
    case weights, activations, gradients

    package var documentation: String {
      switch self {
      case .weights: "the weights of dense layers, convolutions and blocks, γ of normalisations"
      case .activations: "what the units put out on up to 512 training samples"
      case .gradients: "the recorded gradient of the loss by each weight; frozen layers have none"
      }
    }
  }

  package struct Options: Sendable, Equatable {
    var of = Quantity.weights
  }

  package static let name = "distributions"
  package static let summary =
    "how the weights, activations or gradients of each layer are spread, now and at the start"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    [.choice("of", \.of).documented("What the ridges are of.")]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {}

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let layers = try run.lastPredictor().layersWithParameters
    let values = Values(options.of, run, layers.map(\.index))
    // The start is in the picture, whichever moments a film shows.
    let instants = subject.distinct.prefix(1).map { subject.start($0) } + subject.distinct
    let ranges = try subject.survey.map(instants) { frame in
      try values.of(subject, frame).compactMap { Self.range($0) }
    }
    let domain = ScaleSpec("values").settled(
      ranges.joined().reduce(into: Extent()) { $0.add(Extent($1)) }
    ).domain
    let densities = try subject.survey.map(instants) { frame in
      try values.of(subject, frame).map { density($0, over: domain) }
    }
    let known = Dictionary(
      zip(instants.map(subject.momentIndex), densities), uniquingKeysWith: { first, _ in first })
    let kinds = try run.lastPredictor().network.layers.map(\.activation.kind)
    return .plot(
      Plot(
        title: "\(options.of.rawValue.capitalizedFirst) by layer",
        subtitle: .fixed(
          "The density of each layer's values on one scale; pale: before training"),
        space: .plane(x: "values", y: "layer", equalUnits: false),
        scales: [
          // Notes have the room at the right.
          ScaleSpec(
            "values", .linear, label: label(options.of),
            domain: domain
              .lowerBound...(domain.upperBound
              + 0.36 * (domain.upperBound - domain.lowerBound))),
          ScaleSpec("layer", .band(layers.map(\.name)), label: "layer"),
        ],
        geoms: [
          Ridges(
            x: "values", range: domain, tops: tops(densities, count: layers.count),
            start: densities.first ?? [], longestNote: note(1, .tanh)
          ) { frame in
            let metrics = subject.moment(frame).metrics
            return layers.map { layer in
              let kind = kinds[layer.index]
              return noteMetric(kind).flatMap { metrics[MetricName.of($0, layer: layer.index)] }
                .map { note($0, kind) } ?? []
            }
          } densities: { frame in
            try known[subject.momentIndex(frame.instant)]
              ?? values.of(subject, frame).map { density($0, over: domain) }
          }
        ],
        guides: [
          Guide("now", .shade(Ridges.now)), Guide("before training", .shade(Ridges.past)),
        ],
        altText: "A histogram of the \(options.of.rawValue) of each layer, epoch by epoch"))
  }

  private static func label(_ quantity: Quantity) -> String {
    switch quantity {
    case .weights: "weight"
    case .activations: "activation"
    case .gradients: "∂loss/∂weight"
    }
  }

  /// For each layer the largest density of all frames, but of each frame without its largest bin: a spike, as ReLU has it at
  /// 0, would flatten all else.
  private static func tops(_ densities: [[[Double]]], count: Int) -> [Double] {
    (0..<count).map { layer in
      let sorted = densities.map { Array($0[layer].sorted(by: >).prefix(2)) }
      let second = sorted.compactMap(\.last).max() ?? 0
      return second > 0 ? second : sorted.compactMap(\.first).max() ?? 0
    }
  }

  /// What tells that units no longer learn: dead ones where an activation can be 0 for good, saturated ones where it has bounds.
  private static func noteMetric(_ activation: ActivationKind) -> String? {
    switch activation.standstill {
    case .dead: "deadShare"
    case .saturated: "saturatedShare"
    case nil: nil
    }
  }

  private static func note(_ share: Double, _ activation: ActivationKind) -> [String] {
    share.isFinite
      ? [
        "\(Int((share * 100).rounded())) %", activation.standstill == .dead ? "dead" : "saturated",
      ] : []
  }
}

extension Distributions {
  /// The numbers of each layer at a moment.
  struct Values: Sendable {
    private let quantity: Quantity
    private let layers: [Int]
    private let samples: SampleRows

    private static let mostSamples = 512
    /// About as many activations are held at a time.
    private static let mostActivations = 4_000_000

    init(_ quantity: Quantity, _ run: Run, _ layers: [Int]) {
      self.quantity = quantity
      self.layers = layers
      samples =
        quantity == .activations
        ? run.training.inputs.at(Array(run.training.inputs.indices.prefix(Self.mostSamples))) : []
    }

    /// - Throws: when the moment can no longer be read, or has no gradients.
    func of(_ subject: Subject, _ frame: Frame) throws -> [[Float]] {
      let predictor = try subject.predictor(frame)
      switch quantity {
      case .weights:
        return layers.map { layer in
          predictor.weightNames(of: layer).flatMap {
            predictor.network.parameter($0)?.values ?? []
          }
        }
      case .gradients:
        let gradients = try subject.moment(frame).gradients()
        if gradients.isEmpty {
          throw FigureError.needs(
            Distributions.name, "recorded gradients for \"of\": \"gradients\", and there are none")
        }
        return layers.map { layer in
          let names = predictor.weightNames(of: layer)
          return gradients.filter { names.contains($0.name) }.flatMap(\.values)
        }
      case .activations:
        if samples.isEmpty {
          throw FigureError.needs(Distributions.name, "training samples, and there are none")
        }
        let units = predictor.network.layers.map(\.units).reduce(0, +)
        let count = max(16, Self.mostActivations / max(units, 1))
        let traces = predictor.network.forward(
          predictor.matrix(samples.at(samples.indices.prefix(count))))
        return layers.map { traces[$0].a.elements }
      }
    }
  }

  static let binCount = 64
  /// Of many numbers every k-th says where they are.
  private static let mostSorted = 20_000

  /// From the 0.5th to the 99.5th percentile; `nil` without any finite number.
  static func range(_ values: [Float]) -> ClosedRange<Double>? {
    // An odd step does not fall on one column of a matrix again and again.
    let step = values.count / mostSorted | 1
    let sorted = stride(from: 0, to: values.count, by: step).map { values[$0] }
      .filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    let outside = Int(Double(sorted.count) * 0.005)
    return Double(sorted[outside])...Double(sorted[sorted.count - 1 - outside])
  }

  /// A histogram of the numbers in a range whose area is 1; of no number 0.
  static func density(_ values: [Float], over range: ClosedRange<Double>) -> [Double] {
    let width = (range.upperBound - range.lowerBound) / Double(binCount)
    var counts = [Double](repeating: 0, count: binCount)
    var total = 0.0
    for value in values where range.contains(Double(value)) {
      let bin = Int((Double(value) - range.lowerBound) / width)
      counts[min(bin, binCount - 1)] += 1
      total += 1
    }
    return total == 0 ? counts : counts.map { $0 / (total * width) }
  }
}

extension Subject {
  /// The same instant before training.
  fileprivate func start(_ instant: Instant) -> Instant {
    var start = instant
    start.moments[index] = 0
    return start
  }
}
