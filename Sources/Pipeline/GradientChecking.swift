import CLibrary
import Experiments
import Formatting
import Learning
import Numerics
import Plots
import Progress
import Schemas

/// `render check-gradients`: the gradients that training would follow against differences of its loss.
public enum GradientChecking {
  /// - Parameters:
  ///   - config: a path, or a name that is looked up.
  ///   - overrides: set over the config.
  ///   - samples: of the training set; at least 1.
  /// - Returns: a table for the user.
  /// - Throws: `GradientError` with the table when a gradient is wrong.
  public static func run(
    config: String, overrides: [ConfigOverride] = [], samples: Int, isQuiet: Bool
  ) throws -> String {
    let experiment = try ExperimentFile.load(config, overrides: overrides)
    let data = try experiment.data()
    let network = try Network<Double>(experiment.network, input: experiment.inputShape)
    let check = GradientCheck(
      data.inputs.training, spec: experiment.training, outputs: network.outputCount,
      samples: samples)
    let progress = Progress.automatic(quiet: isQuiet)
    for note in experiment.notes { progress.say("note: \(note)") }
    progress.begin("Checking", total: network.trainableCount, unit: "parameters")
    let report = check.run(network) { progress.advance() }
    progress.end()
    let table = table(report, of: experiment)
    if let worst = report.worst, !report.isRight {
      throw GradientError(table: table, worst: worst)
    }
    return table
  }

  private static func table(_ report: GradientReport, of experiment: Experiment) -> String {
    let showsUndecided = report.undecided > 0
    let head =
      ["layer", "kind", "parameter", "count"] + (showsUndecided ? ["undecided"] : [])
      + ["‖gradient‖", "relative error"]
    let rows = report.rows.map { row -> [String] in
      // "layers.0.weight"
      let parts = row.name.split(separator: ".").map(String.init)
      let layer = parts.count > 2 ? Int(parts[1]) : nil
      let kind = layer.map { experiment.network.layers[$0].kind.rawValue } ?? ""
      return [
        layer.map(String.init) ?? "", kind, parts.dropFirst(2).joined(separator: "."),
        Numerals.grouped(row.count),
      ] + (showsUndecided ? [Numerals.grouped(row.undecided)] : []) + [
        scientific(row.norm), scientific(row.relativeError),
      ]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([head] + rows).map { cells in
      zip(cells, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column < 3 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }
    let count = report.rows.map(\.count).reduce(0, +)
    let verdict =
      "\(Readable.counted(count, "parameter")) on \(Readable.counted(report.samples, "sample")): the largest relative error is "
      + "\(scientific(report.worst?.relativeError ?? 0)); up to \(scientific(GradientReport.tolerance)) is right"
      + (showsUndecided
        ? "; \(Numerals.grouped(report.undecided)) undecided at a kink of the loss, where no difference is its slope"
        : "")
    return (lines + ["", verdict]).joined(separator: "\n")
  }

  /// "2.1e-11".
  private static func scientific(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var exponent = Int(log10(abs(value)).rounded(.down))
    var digits = (value / pow(10, Double(exponent)) * 10).rounded() / 10
    if abs(digits) >= 10 { (digits, exponent) = (digits / 10, exponent + 1) }
    return "\(Numerals.fixed(digits, decimals: 1))e\(exponent)"
  }
}

/// A gradient that is not the slope of the loss.
public struct GradientError: Error, CustomStringConvertible, ExitCoded {
  /// What was found of every parameter.
  public let table: String
  let worst: GradientReport.Row

  public var description: String {
    "the gradient of \(worst.name) is wrong: its relative error is \(worst.relativeError), above \(GradientReport.tolerance)"
  }

  public var exitStatus: Int32 { ExitStatus.software }
}
