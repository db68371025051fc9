import Schemas

/// What a figure of all runs is of: a measure on a part of the data.
package struct MeasureOptions: Sendable, Equatable {
  package var metric = ComparedMetric.loss
  /// `nil` for the validation samples, else those of the test, else those of training, whichever all runs have measured.
  package var part: DataPart?

  static func fields<Options>(
    _ path: WritableKeyPath<Options, MeasureOptions> & Sendable
  ) -> [Field<Options>] {
    let own: [Field<MeasureOptions>] = [
      .choice("metric", \.metric).documented("The measure of the runs."),
      .optionalChoice("part", \.part).documented(
        "The samples that it is of.",
        default: "`validation`, else `test`, else `train`: the first that all runs have measured"),
    ]
    return own.map { $0.lifted({ $0[keyPath: path] }, { $0[keyPath: path] = $1 }) }
  }

  /// Regression has none of what is counted of classes.
  func check(_ name: String, _ facts: RunFacts) throws(FigureError) {
    let regression = ["rSquared", "meanAbsoluteError", "meanSquaredError"]
    guard metric.hasParts, metric != .loss else { return }
    let isOfNumbers = regression.contains(metric.rawValue)
    if isOfNumbers, facts.classCount > 0 { throw .needsNumbers(name) }
    if !isOfNumbers, facts.classCount == 0 { throw .needsClasses(name) }
    let count =
      switch part {
      case .validation: facts.validationCount
      case .test: facts.testCount
      case .train, nil: 1
      }
    if count == 0, let part {
      throw .needs(
        name, "\(part.rawValue) samples for \"part\": \"\(part.rawValue)\", and there are none")
    }
  }
}
