import Experiments
import Foundation
import Schemas
import Testing

@testable import Pipeline

/// What a key of a config promises: two configs that differ in it, and what must hold of the files of their runs.
struct ConfigEffect: Sendable, CustomTestStringConvertible {
  typealias Check = @Sendable (_ base: RunFiles, _ changed: RunFiles) throws -> Void

  /// As the reference says it: "figures[].quality".
  let key: String
  /// What is set over the small config for both runs, as on the command line.
  let base: [String]
  /// What is set for the second run besides.
  let change: [String]
  /// What is set for further runs of both, with which a comparison is drawn.
  let others: [[String]]
  let holds: Check

  init(
    _ key: String, _ base: [String] = [], _ change: [String], others: [[String]] = [],
    holds: @escaping Check
  ) {
    self.key = key
    self.base = base
    self.change = change
    self.others = others
    self.holds = holds
  }

  var testDescription: String { "\(key): \(change.joined(separator: " "))" }

  static let all: [ConfigEffect] =
    figures + samples + kinds + comparisons + data + tables + initial + imageFiles + augmentation
    + network + images + blocks + slopes + training + optimizers + schedules + sweeps

  /// 64 moons, of which 51 are trained with, and five steps of gradient descent, each recorded.
  private static let small = """
    { "dataset": { "kind": "moons", "samples": 64, "noise": 0.1 },
      "network": { "layers": [ { "units": 3, "activation": "tanh" }, { "units": 1 } ] },
      "training": { "epochs": 5, "precision": "double",
                    "optimizer": { "kind": "gradientDescent", "learningRate": 0.5 } },
      "snapshots": { "every": 1 }, "figures": [] }
    """

  func check() throws {
    let workspace = try Workspace()
    for (name, text) in Self.files { try workspace.write(text, to: name) }
    for (name, bytes) in Self.pictures + Self.weightFiles { try workspace.write(bytes, to: name) }
    let config = try workspace.write(Self.small)
    func run(_ settings: [String], _ output: String) throws -> RunFiles {
      let path = "\(workspace.path)/\(output)"
      for (index, other) in ([[]] + others).enumerated() {
        var request = workspace.request(config, output: output, jobs: 1)
        request.overrides = try (settings + other).map { try ConfigOverride($0) }
        request.name = index == 0 ? "small" : "other-\(index)"
        try Job.run(request)
      }
      guard settings.contains(where: { $0.hasPrefix("compare") }) else {
        return RunFiles("\(path)/small")
      }
      // What is compared is in the config that each run keeps.
      var request = CompareRequest(
        folders: ["small"].map { "\(path)/\($0)" }
          + others.indices.map { "\(path)/other-\($0 + 1)" },
        comparisons: try ComparisonList(file: "\(path)/small/config.json"),
        output: "\(path)/comparison")
      request.jobs = 1
      request.writesFrames = true
      request.isQuiet = true
      try CompareJob.run(request)
      return RunFiles("\(path)/comparison")
    }
    try holds(try run(base, "base"), try run(base + change, "changed"))
  }
}
