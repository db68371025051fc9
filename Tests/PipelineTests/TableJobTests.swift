import Files
import Foundation
import Snapshots
import Testing

@testable import Pipeline

/// Jobs on tables of one's own: what is predicted is in its own units in every file.
struct TableJobTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Prices that a straight line of the area predicts to 5,000 or so.
  private static let prices =
    "area,price\n"
    + (0..<60).map {
      "\(40 + $0 * 3),\(20_000 + 3500 * (40 + $0 * 3) + ($0 * 37 % 60 - 30) * 250)\n"
    }
    .joined()

  private func run(
    _ members: String = "", output: String = "out", epochs: Int = 400
  ) throws -> RunFolder {
    try workspace.write(Self.prices, to: "prices.csv")
    let config = try workspace.write(
      """
      { "dataset": { "kind": "csv", "file": "prices.csv", "regression": true,
                     "validationFraction": 0.2\(members) },
        "network": { "layers": [ { "units": 1 } ] },
        "training": { "epochs": \(epochs), "precision": "double", "regularization": { "l2": 0.0001 },
                      "optimizer": { "kind": "gradientDescent", "learningRate": 0.3 } },
        "snapshots": { "every": 100 },
        "figures": [ { "kind": "fit", "file": "fit.png", "width": 320, "height": 240 } ] }
      """)
    try Job.run(workspace.request(config, output: output))
    return RunFolder("\(workspace.path)/\(output)/small")
  }

  private func rows(_ path: String) throws -> [[String: Double]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(lines[0], line.map { Double($0) ?? .nan }))
    }
  }

  /// A Python user's way from the files to prices: (x − inputs.mean) / inputs.deviation, the layer, · targets.deviation +
  /// targets.mean.
  @Test func filesHoldTheirUnits() throws {
    let folder = try run()
    let data = try TensorFile(try FileSystem.read(folder.data)).tensors
    let snapshot = try folder.load(SnapshotPosition(epoch: 400))
    func values(_ name: String) throws -> [Double] {
      let tensor = try #require(snapshot.tensors[name] ?? data[name])
      return tensor.doubles
    }
    let areas = try values("coordinates.train")
    let targets = try values("targets.train")
    #expect(targets.count == 36 && targets.allSatisfy { $0 > 100_000 })
    let (mean, deviation) = (try values("inputs.mean")[0], try values("inputs.deviation")[0])
    let (center, scale) = (try values("targets.mean")[0], try values("targets.deviation")[0])
    #expect(abs(center - targets.reduce(0, +) / 36) < 1e-6)
    let (weight, bias) = (
      try values("layers.0.weight")[0], try values("layers.0.bias")[0]
    )
    let errors = zip(areas, targets).map { area, target in
      (weight * (area - mean) / deviation + bias) * scale + center - target
    }
    let squares = errors.map { $0 * $0 }.reduce(0, +) / 36
    #expect(squares < 30e6)
    for name in ["loss", "meanSquaredError"] {
      #expect(abs(try #require(snapshot.metrics[name]) - squares) < 1e-6 * squares)
    }
    let absolute = errors.map(abs).reduce(0, +) / 36
    #expect(abs(try #require(snapshot.metrics["meanAbsoluteError"]) - absolute) < 1e-6)
    let penalty = 0.0001 * weight * weight * scale * scale
    #expect(abs(try #require(snapshot.metrics["penalty"]) - penalty) < 1e-6 * penalty)
    let metrics = try #require(try rows(folder.metrics).last)
    #expect(abs(try #require(metrics["loss"]) - squares) < 1e-6 * squares)
    let epochs = try #require(try rows(folder.epochs).last)
    #expect(abs(try #require(epochs["loss"]) - squares) < 1e-3 * squares)
    let validation = try #require(metrics["validationLoss"])
    #expect(abs(try #require(epochs["validationLoss"]) - validation) < 1e-9 * validation)
    #expect(try #require(snapshot.metrics["rSquared"]) > 0.99)
    let record = String(decoding: try FileSystem.read(folder.run), as: UTF8.self)
    #expect(record.contains("\"loss\": \(try #require(snapshot.metrics["loss"]))"))
  }

  @Test(arguments: [100, 300]) func anInterruptedRunEndsWithTheSameBytes(epoch: Int) throws {
    _ = try run(output: "whole")
    let folder = try run(output: "cut")
    for later in folder.recordedPositions() where later.epoch > epoch {
      FileSystem.remove(folder.snapshot(later))
    }
    _ = try run(output: "cut")
    #expect(try workspace.contents("whole") == workspace.contents("cut"))
  }

  /// Without, the same rate makes the loss grow beyond all bounds.
  @Test func unscaledTargetsAreThoseOfTheFile() throws {
    let folder = try run(#", "standardizeTargets": false"#)
    let snapshot = try folder.load(SnapshotPosition(epoch: 400))
    #expect(snapshot.tensors["targets.mean"] == nil)
    #expect(try #require(snapshot.tensors["layers.0.bias"]).doubles[0] > 100_000)
    #expect(try #require(snapshot.metrics["rSquared"]) > 0.98)
  }
}
