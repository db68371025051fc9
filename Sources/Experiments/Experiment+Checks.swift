import Figures
import Learning

/// What no key can tell alone: whether the parts of an experiment fit together.
extension Experiment {
  public static let mostSnapshots = 100_000

  /// - Parameter top: for messages.
  func check(_ top: ConfigReader) throws(ConfigError) {
    try checkSplit(top)
    try checkOutput(top)
    try checkSnapshots(top)
    try checkFigures(top)
  }

  private func checkSplit(_ top: ConfigReader) throws(ConfigError) {
    do {
      _ = try StratifiedSplit.sizes(samples: dataset.samples, classes: 2, fraction: testFraction)
    } catch {
      throw top.error("dataset.testFraction", "\(error)")
    }
  }

  private func checkOutput(_ top: ConfigReader) throws(ConfigError) {
    let index = network.layers.count - 1
    let last = network.layers[index]
    let reason = "the last layer must be one sigmoid unit, as binaryCrossEntropy needs it"
    if last.units != 1 {
      throw top.error("network.layers[\(index)].units", "\(last.units) does not fit: \(reason)")
    }
    if last.activation != .sigmoid {
      throw top.error(
        "network.layers[\(index)].activation",
        "\"\(last.activation.rawValue)\" does not fit: \(reason)")
    }
  }

  private func checkSnapshots(_ top: ConfigReader) throws(ConfigError) {
    let count = snapshots.count(epochs: training.epochs)
    guard count > Self.mostSnapshots else { return }
    let least = training.epochs / Self.mostSnapshots + 1
    throw top.error(
      "snapshots.every",
      "\(snapshots.every) makes \(count) snapshots of \(training.epochs) epochs; at most "
        + "\(Self.mostSnapshots) are kept, so it must be at least \(least)")
  }

  private func checkFigures(_ top: ConfigReader) throws(ConfigError) {
    for (index, figure) in figures.enumerated() {
      do {
        try Figure.check(
          figure.kind, inputCount: 2, classCount: 2, hiddenWidths: network.hiddenWidths)
      } catch {
        throw top.error("figures[\(index)].kind", "\(error)")
      }
      let key = "figures[\(index)].file"
      let earlier = figures[..<index]
      if earlier.contains(where: { $0.file == figure.file }) {
        throw top.error(key, "\"\(figure.file)\" is already the file of another figure")
      }
      // "a.gif" and "a.GIF".
      if figure.isFilm, let other = earlier.first(where: { $0.isFilm && $0.name == figure.name }) {
        throw top.error(
          key, "\"\(figure.file)\" would share the folder of its frames with \"\(other.file)\"")
      }
    }
  }
}

extension FigureSpec {
  fileprivate var isFilm: Bool { FigureFormat(file: file) == .gif }
}
