import Files
import Foundation
import Learning
import Snapshots
import Testing

@testable import Pipeline

/// What a run records of its training, in snapshots and tables.
struct RecordsTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func run(_ config: String) throws -> RunFolder {
    try Job.run(workspace.request(try workspace.write(config)))
    return RunFolder("\(workspace.path)/out/small")
  }

  private func table(_ path: String) throws -> (head: [String], rows: [[String: String]]) {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let head = try #require(lines.first)
    #expect(lines.allSatisfy { $0.count == head.count })
    return (head, lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) })
  }

  private static let classes = """
    { "dataset": { "kind": "blobs", "samples": 120, "validationFraction": 0.25 },
      "network": { "layers": [ { "units": 5, "activation": "relu" }, { "kind": "dropout", "rate": 0.2 },
                               { "units": 3, "activation": "softmax" } ] },
      "training": { "epochs": 20, "regularization": { "l2": 0.01 },
                    "optimizer": { "kind": "adam", "learningRate": 0.05 }, "batchSize": 32 },
      "snapshots": { "kind": "epochs", "epochs": [5] }, "figures": [] }
    """

  @Test func everyPartIsMeasured() throws {
    let folder = try run(Self.classes)
    let (head, rows) = try table(folder.metrics)
    #expect(rows.map { $0["epoch"] } == ["0", "5", "20"])
    for name in [
      "loss", "accuracy", "precision", "recall", "f1", "macroF1", "microF1", "rocAUC",
      "validationLoss", "validationMacroF1", "testAccuracy", "testF1", "testRocAUC",
    ] {
      #expect(head.contains(name))
    }
    #expect(head.contains("penalty") && !head.contains("rSquared"))
    let last = try #require(rows.last)
    #expect(Double(last["learningRate"] ?? "") == 0.05)
    // Blobs are far apart.
    #expect(Double(last["validationAccuracy"] ?? "").map { $0 > 0.9 } == true)
    let snapshot = try folder.load(SnapshotPosition(epoch: 20))
    for (part, count) in [("train", 66), ("validation", 30), ("test", 24)] {
      let confusion = try #require(snapshot.tensors["confusion.\(part)"])
      #expect(confusion.shape == [3, 3] && confusion.integers?.reduce(0, +) == count)
    }
    let found = try #require(snapshot.tensors["confusion.test"]?.integers)
    let accuracy = Double(found[0] + found[4] + found[8]) / 24
    #expect(snapshot.metrics["testAccuracy"] == accuracy)
  }

  /// One row an epoch, whatever the snapshots are, and the same after a training that was cut off.
  @Test func epochsAreMeasured() throws {
    let config = Self.classes.replacingOccurrences(
      of: #""kind": "epochs", "epochs": [5]"#, with: #""kind": "everySteps", "every": 4"#)
    let folder = try run(config)
    let (head, rows) = try table(folder.epochs)
    #expect(head == ["epoch", "loss", "accuracy", "validationLoss", "validationAccuracy"])
    #expect(rows.map { $0["epoch"] } == (1...20).map { "\($0)" })
    let snapshots = try table(folder.metrics).rows
    for (epoch, batch) in [(4, "0"), (20, "0")] {
      let snapshot = try #require(
        snapshots.first { $0["epoch"] == "\(epoch)" && $0["batch"] == batch })
      let row = rows[epoch - 1]
      #expect(row["validationAccuracy"] == snapshot["validationAccuracy"])
      let (a, b) = (Double(row["validationLoss"] ?? ""), Double(snapshot["validationLoss"] ?? ""))
      #expect(abs(try #require(a) - (try #require(b))) < 1e-6)
    }
    #expect(try #require(rows.first?["loss"].flatMap { Double($0) }) > 0.5)
    let whole = try workspace.contents("out")
    for position in folder.recordedPositions() where position > SnapshotPosition(epoch: 6, batch: 1)
    {
      FileSystem.remove(folder.snapshot(position))
    }
    _ = try run(config)
    #expect(try workspace.contents("out") == whole)
  }

  /// Norms and shares that can be computed from the tensors beside them.
  @Test func layersAreDescribed() throws {
    let folder = try run(Self.classes)
    let (_, rows) = try table(folder.layers)
    #expect(rows.count == 3 * 3)
    #expect(rows.map { $0["kind"] }.prefix(3) == ["dense", "dropout", "dense"])
    #expect(rows.prefix(3).allSatisfy { $0["weightUpdateRatio"] == "" })
    let snapshot = try folder.load(SnapshotPosition(epoch: 5))
    let row = rows[3]
    func number(_ name: String) -> Double? { row[name].flatMap { Double($0) } }
    func norm(_ names: [String]) -> Double {
      names.flatMap { snapshot.tensors[$0]?.doubles ?? [] }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    func isNear(_ a: Double?, _ b: Double) -> Bool {
      a.map { abs($0 - b) < 1e-6 * (1 + b) } ?? false
    }
    #expect(isNear(number("parameterNorm"), norm(["layers.0.weight", "layers.0.bias"])))
    #expect(isNear(number("gradientNorm"), norm(["layers.0.weight.grad", "layers.0.bias.grad"])))
    let activations = try #require(snapshot.tensors["activations.0.a"]).doubles
    let zeros = Double(activations.filter { $0 == 0 }.count) / Double(activations.count)
    #expect(isNear(number("zeroShare"), zeros) && zeros > 0)
    #expect(isNear(number("mean"), activations.reduce(0, +) / Double(activations.count)))
    #expect(number("weightUpdateRatio").map { $0 > 0 && $0 < 1 } == true)
  }

  @Test func regressionIsMeasured() throws {
    let folder = try run(
      """
      { "dataset": { "kind": "sine", "samples": 100 },
        "network": { "initializer": { "kind": "normal" } }, "training": { "epochs": 200,
        "optimizer": { "kind": "adam", "learningRate": 0.02 } }, "figures": [] }
      """)
    let (head, rows) = try table(folder.metrics)
    #expect(!head.contains("accuracy"))
    let fits = rows.compactMap { $0["testRSquared"].flatMap { Double($0) } }
    #expect(fits.count == rows.count)
    #expect(try #require(fits.last) > 0.5 && fits[0] < 0.1)
    #expect(rows.allSatisfy { Double($0["meanAbsoluteError"] ?? "") != nil })
  }

  /// Double precision is what the snapshots hold, and what a restored training goes on with.
  @Test func doublePrecisionIsRecordedAndResumed() throws {
    let config = Self.classes.replacingOccurrences(
      of: "\"batchSize\": 32", with: "\"batchSize\": 32, \"precision\": \"double\"")
    let folder = try run(config)
    let whole = try workspace.contents("out")
    let last = try folder.load(SnapshotPosition(epoch: 20))
    #expect(last.tensors["layers.0.weight"]?.kind == .float64)
    FileSystem.remove(folder.snapshot(SnapshotPosition(epoch: 20)))
    _ = try run(config)
    #expect(try workspace.contents("out") == whole)
  }
}
