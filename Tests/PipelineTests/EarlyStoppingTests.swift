import CLibrary
import Files
import Foundation
import Snapshots
import Testing

@testable import Pipeline

/// What a run says of early stopping and of its rehearsal.
struct EarlyStoppingTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private static func config(
    restoreBest: Bool = false, patience: Int = 6, snapshots: String = ""
  ) -> String {
    """
    { "dataset": { "kind": "moons", "samples": 120, "noise": 0.5, "validationFraction": 0.4 },
      "network": { "layers": [ { "units": 20, "activation": "relu" }, { "units": 1 } ],
                   "initializer": "heNormal" },
      "training": { "epochs": 400, "batchSize": 10, "optimizer": { "kind": "adam", "learningRate": 0.03 },
                    "earlyStopping": { "patience": \(patience), "restoreBest": \(restoreBest) } },
      \(snapshots) "figures": [] }
    """.replacingOccurrences(of: "\"heNormal\"", with: "{ \"kind\": \"heNormal\" }")
  }

  private func run(_ config: String) throws -> RunFolder {
    try Job.run(workspace.request(try workspace.write(config)))
    return RunFolder("\(workspace.path)/out/small")
  }

  private func record(_ folder: RunFolder) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try FileSystem.read(folder.run)))
    return try #require(json as? [String: Any])
  }

  @Test func runJSONSaysWhenAndWhy() throws {
    for restoresBest in [false, true] {
      let folder = try run(Self.config(restoreBest: restoresBest))
      let stop = try #require(try record(folder)["earlyStopping"] as? [String: Any])
      let (epoch, best) = (stop["epoch"] as? Int ?? 0, stop["bestEpoch"] as? Int ?? 0)
      #expect(stop["hasStopped"] as? Bool == true && stop["restoredBest"] as? Bool == restoresBest)
      #expect(epoch == best + 6 && epoch < 100)
      let reason = stop["reason"] as? String ?? ""
      #expect(reason.contains("after epoch \(best) and did not fall for 6 epochs"), "\(reason)")
      let last = try #require(folder.recordedPositions().last)
      #expect(last.epoch == (restoresBest ? best : epoch))
      #expect(try record(folder)["epochs"] as? Int == last.epoch)
      // The best epoch's validation loss is that of its snapshot.
      let loss = try folder.load(SnapshotPosition(epoch: best)).metrics["validationLoss"] ?? 0
      #expect(abs(loss - (stop["bestValidationLoss"] as? Double ?? 1)) < 1e-6)
      #expect(!FileSystem.isFile(folder.rehearsal))
      // epochs.csv ends where the run ends, and no later loss of it is lower.
      let rows = try String(contentsOfFile: folder.epochs, encoding: .utf8).split(separator: "\n")
      #expect(rows.count == last.epoch + 1)
    }
    let folder = try run(Workspace.config(epochs: 3))
    #expect(try record(folder)["earlyStopping"] is NSNull)
  }

  @Test func aStoppedRunIsNotTrainedAgain() throws {
    let folder = try run(Self.config())
    let before = try workspace.contents("out")
    let last = try #require(folder.recordedPositions().last)
    var marked = try folder.load(last)
    marked.metrics["loss"] = 123
    try WholeFile.write(marked.encoded, to: folder.snapshot(last))
    _ = try run(Self.config())
    #expect(try folder.load(last).metrics["loss"] == 123)
    // Cut off at any snapshot, it ends with the same bytes.
    for cut in [0, 3, folder.recordedPositions().count - 2] {
      for later in folder.recordedPositions().dropFirst(cut + 1) {
        FileSystem.remove(folder.snapshot(later))
      }
      _ = try run(Self.config())
      #expect(try workspace.contents("out") == before)
    }
  }

  /// What a killed rehearsal left is gone on with: a checkpoint whose predictions say something else changes the plan.
  @Test func aKilledRehearsalIsGoneOnWith() throws {
    let config = Self.config(snapshots: #""snapshots": { "kind": "adaptive", "count": 10 },"#)
    let folder = try run(config)
    let whole = try workspace.contents("out")
    let positions = folder.recordedPositions()
    #expect(positions.count == 10)
    let hash = try folder.load(positions[0]).configHash
    var checkpoint = try RehearsalExample.checkpoint(workspace.path + "/small.json", hash: hash)
    func start(with bytes: [UInt8]) throws {
      folder.removeSnapshots()
      try WholeFile.write(bytes, to: folder.rehearsal)
      _ = try run(config)
      #expect(!FileSystem.isFile(folder.rehearsal))
    }
    try start(with: checkpoint.encoded)
    #expect(try workspace.contents("out") == whole)
    // Damaged, or of another training: begun anew.
    try start(with: Array(checkpoint.encoded.dropLast(3)))
    #expect(try workspace.contents("out") == whole)
    let tensor = try #require(checkpoint.tensors["rehearsal.predictions"])
    checkpoint.tensors["rehearsal.predictions"] = Tensor(
      tensor.floats.enumerated().map { Float($0.offset) }, shape: tensor.shape)
    checkpoint.configHash = "other"
    try start(with: checkpoint.encoded)
    #expect(try workspace.contents("out") == whole)
    checkpoint.configHash = hash
    try start(with: checkpoint.encoded)
    #expect(folder.recordedPositions() != positions)
  }

  @Test func dataThatDoNotFitAreNamed() throws {
    try workspace.write(
      "small,large,class\n1,3e37,a\n2,1e37,b\n3,2e37,a\n4,1e37,b\n5,3e37,a\n6,1e37,b\n7,1e37,a\n8,2e37,b\n",
      to: "large.csv")
    let config = """
      { "dataset": { "kind": "csv", "file": "large.csv" }, "inputs": { "standardize": false },
        "network": { "layers": [ { "units": 4, "activation": "linear" }, { "units": 4, "activation": "linear" },
                                 { "units": 1 } ], "initializer": { "kind": "normal", "standardDeviation": 100 } },
        "training": { "epochs": 3 }, "figures": [] }
      """
    let error = #expect(throws: (any Error).self) {
      _ = try run(config.replacingOccurrences(of: "100 }", with: "100 } "))
    }
    if let error {
      // Linear layers carry 3e37 · 100 beyond single precision.
      #expect(ExitStatus.of(error) == 65)
      #expect(
        "\(error)".contains("before training: the values of \"large\", up to 3e+37"), "\(error)")
      #expect("\(error)".contains("\"double\""))
    }
    let double = config.replacingOccurrences(
      of: "\"epochs\": 3", with: "\"epochs\": 3, \"precision\": \"double\"")
    do {
      _ = try run(double)
    } catch {
      #expect(!"\(error)".contains("before training"), "\(error)")
    }
  }
}
