import CLibrary
import Files
import Foundation
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// Whatever is in the snapshots of a run folder, a run is right or says which file to remove.
struct DamagedSnapshotTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Mini-batches, dropout, batch normalisation and a plan of a rehearsal: everything that resuming reads.
  private static let config = """
    { "dataset": { "kind": "moons", "samples": 60, "validationFraction": 0.2 },
      "network": { "layers": [ { "units": 3, "activation": "tanh" }, { "kind": "batchNormalization" },
                               { "kind": "dropout", "rate": 0.2 }, { "units": 1 } ] },
      "training": { "epochs": 6, "batchSize": 10, "optimizer": { "kind": "adam" },
                    "earlyStopping": { "patience": 100 } },
      "snapshots": { "kind": "everySteps", "every": 6 }, "figures": [] }
    """

  /// A trained run, cut off within an epoch.
  private func cutRun() throws -> (request: RenderRequest, folder: RunFolder, whole: [String: Data])
  {
    let request = workspace.request(try workspace.write(Self.config))
    try Job.run(request)
    let folder = RunFolder("\(workspace.path)/out/small")
    let whole = try workspace.contents("out")
    return (request, folder, whole)
  }

  private func cut(_ folder: RunFolder, whole: [String: Data], after: Int) throws
    -> SnapshotPosition
  {
    for (name, bytes) in whole where name.contains("snapshots/") {
      try bytes.write(to: URL(fileURLWithPath: "\(workspace.path)/out/\(name)"))
    }
    let positions = folder.recordedPositions()
    for later in positions.dropFirst(after + 1) { FileSystem.remove(folder.snapshot(later)) }
    return positions[after]
  }

  /// Runs, and checks that what fails says why.
  ///
  /// - Returns: whether it did not fail.
  private func succeeds(_ request: RenderRequest, _ path: String, _ change: String) -> Bool {
    do {
      try Job.run(request)
      return true
    } catch {
      let text = "\(error)"
      #expect(ExitStatus.of(error) == 65, "\(change): \(text)")
      if !text.contains("training diverged") {
        #expect(text.contains(path) && text.contains("--retrain"), "\(change): \(text)")
      }
      return false
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<4 as Range<UInt64>)
  func bytes(seed: UInt64) throws {
    let (request, folder, whole) = try cutRun()
    var generator = SplitMix(seed: seed)
    var failures = 0
    for _ in 0..<60 {
      let position = try cut(folder, whole: whole, after: Int.random(in: 0...2, using: &generator))
      let path = folder.snapshot(position)
      var bytes = try FileSystem.read(path)
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let change = Int.random(in: 0..<4, using: &generator)
      switch change {
      case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes.removeSubrange(start...)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
      default:
        let head = Int.random(in: 0..<min(bytes.count, 3000), using: &generator)
        bytes[head] = UInt8.random(in: 32..<127, using: &generator)
      }
      try WholeFile.write(bytes, to: path)
      if succeeds(request, path, "seed \(seed), byte \(start), change \(change)") {
        // What makes no difference: a blank for a blank.
        #expect(try workspace.contents("out") == whole)
      } else {
        failures += 1
      }
    }
    #expect(failures > 50)
  }

  /// Files that are whole, with a checksum of their own, and do not hold what they should.
  @Test(.timeLimit(.minutes(1)), arguments: 0..<4 as Range<UInt64>)
  func contents(seed: UInt64) throws {
    let (request, folder, whole) = try cutRun()
    var generator = SplitMix(seed: seed)
    for _ in 0..<60 {
      let position = try cut(folder, whole: whole, after: Int.random(in: 0...2, using: &generator))
      let path = folder.snapshot(position)
      var snapshot = try folder.load(position)
      let names = snapshot.tensors.keys.sorted()
      let name = names.randomElement(using: &generator) ?? ""
      let old = try #require(snapshot.tensors[name])
      var change = name
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: snapshot.tensors[name] = nil
      case 1: snapshot.tensors[name] = Tensor([Double](), shape: [0])
      case 2: snapshot.tensors[name] = Tensor([1.5, .nan, -.infinity], shape: [3])
      case 3:
        snapshot.tensors[name] = Tensor(
          old.doubles.map { _ in Int.random(in: .min ... .max, using: &generator) },
          shape: old.shape)
      case 4:
        snapshot.tensors[name] = Tensor(
          old.doubles.map { _ in Int.random(in: -2...700, using: &generator) }, shape: old.shape)
      case 5:
        snapshot.tensors[name] = Tensor(
          old.doubles.map { _ in Double.random(in: -1e300...1e300, using: &generator) },
          shape: old.shape)
      case 6:
        snapshot.index = Int.random(in: 0...4, using: &generator)
        change = "index"
      default:
        snapshot.metrics = [:]
        change = "metrics"
      }
      try WholeFile.write(snapshot.encoded, to: path)
      _ = succeeds(request, path, "seed \(seed), \(change)")
    }
  }

  /// One number of the state at a time.
  @Test(arguments: ["epoch", "step", "position"])
  func contradictions(name: String) throws {
    let (request, folder, whole) = try cutRun()
    for after in 0...2 {
      for value in [-1, 0, 1, 2, 3, 5, 6, 7, 10, 20, 30, 100, 1 << 40, .max] {
        let position = try cut(folder, whole: whole, after: after)
        var snapshot = try folder.load(position)
        let key = "resume.\(name)"
        let isSame = snapshot.tensors[key]?.integers == [value]
        snapshot.tensors[key] = Tensor([value], shape: [1])
        try WholeFile.write(snapshot.encoded, to: folder.snapshot(position))
        let isRight = succeeds(request, folder.snapshot(position), "\(name) \(value)")
        #expect(isRight == isSame, "\(name) \(value) after \(position)")
      }
    }
  }

  /// Files under the names of positions that the training does not have.
  @Test(arguments: [
    "epoch-9223372036854775807", "epoch-000007", "epoch-000002-batch-000005",
    "epoch-000006-batch-000001", "epoch-000000-batch-9223372036854775807",
  ])
  func positionsThatTheTrainingDoesNotHave(name: String) throws {
    let (request, folder, _) = try cutRun()
    let numbers = name.split(separator: "-").compactMap { Int($0) }
    let first = try #require(folder.recordedPositions().first)
    var snapshot = try folder.load(first)
    snapshot.position = SnapshotPosition(
      epoch: numbers[0], batch: numbers.count > 1 ? numbers[1] : 0)
    let path = "\(folder.snapshots)/\(name).safetensors"
    try WholeFile.write(snapshot.encoded, to: path)
    #expect(!succeeds(request, path, name))
  }
}
