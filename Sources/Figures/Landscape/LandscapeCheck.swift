import Learning
import Predictions

/// Whether runs can be shown on one plane of parameters.
struct LandscapeCheck {
  let options: LossLandscape.Options
  let set: RunSet

  /// A field of more multiplications would take many minutes.
  private static let mostMultiplications = 1e13

  /// - Throws: `FigureError`, `ComparisonError`, or what a network throws that cannot be read.
  func run() throws {
    let isShared = set.axes != .own
    let count = isShared ? set.members.count : 1
    if options.directions == .runs, !(2...3).contains(count) {
      throw FigureError.needs(
        LossLandscape.name,
        "two or three runs that share axes for \"directions\": \"runs\", and there \(count == 1 ? "is 1" : "are \(count)")"
      )
    }
    let first = set.members[0]
    let predictor = try first.run.lastPredictor()
    try check(predictor, first.run)
    guard isShared else {
      for member in set.members.dropFirst() {
        try check(member.run.lastPredictor(), member.run)
      }
      return
    }
    for member in set.members.dropFirst() {
      let other = try member.run.lastPredictor()
      guard let what = difference(first.run, predictor, member.run, other) else { continue }
      throw ComparisonError.differentLosses(first.label, member.label, what: what)
    }
  }

  private func check(_ predictor: Predictor, _ run: Run) throws(FigureError) {
    let network = predictor.network
    let parameters = network.pointCount
    if parameters < 2 {
      throw .needs(LossLandscape.name, "a network of at least 2 parameters, and this one has 1")
    }
    let most = WeightSamples.mostNumbers
    if parameters > most {
      throw .needs(
        LossLandscape.name,
        "a network of at most \(most) parameters, and this one has \(parameters)")
    }
    if options.directions != .random, 3 * parameters > most {
      throw .needs(
        LossLandscape.name,
        "\"directions\": \"random\" for a network of so many parameters: \(parameters)")
    }
    // An activation costs as much as some products.
    let units = network.layers.reduce(0) { $0 + $1.units }
    let each = Double(run.training.inputs.count) * Double(parameters + 8 * units)
    let nodes = Double(options.gridPoints * options.gridPoints)
    guard each * nodes > Self.mostMultiplications else { return }
    let finest = Int((Self.mostMultiplications / each).squareRoot())
    throw .needs(
      LossLandscape.name,
      finest >= LossLandscape.gridPointCounts.lowerBound
        ? "\"gridPoints\" of at most \(finest) for a network of \(parameters) parameters and \(run.training.inputs.count) training samples"
        : "a smaller network or fewer training samples than \(parameters) parameters and \(run.training.inputs.count) samples"
    )
  }

  /// In what the losses of two runs are different functions; `nil` where they are the same.
  private func difference(_ a: Run, _ p: Predictor, _ b: Run, _ q: Predictor) -> String? {
    let (first, second) = (p.network.architecture, q.network.architecture)
    if first != second { return "networks, \(first) and \(second)" }
    if p.loss != q.loss { return "losses" }
    let isSame =
      a.training.inputs == b.training.inputs && a.training.labels == b.training.labels
      && a.training.targets == b.training.targets && p.transform == q.transform
      && p.targetScale == q.targetScale
    return isSame ? nil : "training samples"
  }
}

extension Network {
  /// "2 inputs, dense 3 tanh, dense 1 sigmoid": what decides the function that parameters are of at inference.
  fileprivate var architecture: String {
    let texts = layers.compactMap { layer -> String? in
      guard let function = layer.function else { return nil }
      let activation = layer.activation
      let name = activation.kind == .linear ? "" : activation.kind.rawValue
      return [function, name, activation.options.detail].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    return (["\(inputCount) inputs"] + texts).joined(separator: ", ")
  }
}
