import CLibrary
import Files
import Snapshots
import TestSupport
import Testing

@Suite struct RunFolderTests {
  private func snapshot(_ epoch: Int) -> Snapshot {
    Snapshot(
      SnapshotPosition(epoch: epoch), index: 0,
      metrics: ["loss": 1 / Double(epoch + 1), "accuracy": 0.1],
      configHash: "00ff", tensors: ["layers.0.bias": Tensor([Float(epoch)], shape: [1])])
  }

  @Test func pathsAreThoseOfTheLayout() {
    let folder = RunFolder("out/moons")
    #expect(folder.config == "out/moons/config.json")
    #expect(folder.run == "out/moons/run.json")
    #expect(folder.metrics == "out/moons/metrics.csv")
    #expect(folder.data == "out/moons/data.safetensors")
    #expect(
      folder.snapshot(SnapshotPosition(epoch: 0)) == "out/moons/snapshots/epoch-000000.safetensors")
    #expect(
      folder.snapshot(SnapshotPosition(epoch: 500))
        == "out/moons/snapshots/epoch-000500.safetensors")
    #expect(
      folder.snapshot(SnapshotPosition(epoch: 10_000_000))
        == "out/moons/snapshots/epoch-10000000.safetensors")
    #expect(folder.frames(of: "hidden_layers") == "out/moons/frames/hidden_layers")
    #expect(RunFolder.frame(1) == "000001.png")
  }

  @Test func snapshotsAreListedByEpoch() throws {
    let scratch = try ScratchFolder()
    let folder = RunFolder(scratch.path + "/run")
    #expect(folder.recordedPositions().map(\.epoch).isEmpty)
    try folder.prepare()
    for epoch in [10_000_000, 999_999, 0, 500] {
      try WholeFile.write(
        snapshot(epoch).encoded, to: folder.snapshot(SnapshotPosition(epoch: epoch)))
    }
    for name in [
      "epoch-7.safetensors", "epoch--00001.safetensors", "epoch-+00001.safetensors",
      "epoch-000001.safetensors.part", "epoch-.safetensors", "notes.txt",
    ] {
      try WholeFile.write([], to: "\(folder.snapshots)/\(name)")
    }
    #expect(folder.recordedPositions().map(\.epoch) == [0, 500, 999_999, 10_000_000])
    for epoch in folder.recordedPositions().map(\.epoch) {
      #expect(try folder.load(SnapshotPosition(epoch: epoch)) == snapshot(epoch))
    }
    folder.removeSnapshots()
    #expect(folder.recordedPositions().map(\.epoch).isEmpty)
    #expect(FileSystem.isFile(folder.snapshots + "/notes.txt"))
  }

  /// A whole safetensors file in which a bit of a number, a shape, a type, a name or a metric is another one.
  @Test func everyChangeIsSeen() throws {
    let snapshot = Snapshot(
      SnapshotPosition(epoch: 7), index: 3, metrics: ["loss": 0.25], configHash: "00ff",
      tensors: [
        "a": Tensor([1, 2, 3, 4, 5, 6, 7] as [Float], shape: [7, 1]),
        "b": Tensor([8, 9, 10] as [UInt8], shape: [3]), "c": Tensor([0.5], shape: [1, 1]),
      ])
    // The last 39 bytes are those of the tensors.
    let bytes = snapshot.encoded
    #expect(try Snapshot(bytes, path: "x") == snapshot)
    for index in bytes.count - 39..<bytes.count {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        #expect(throws: SnapshotError.self) { try Snapshot(changed, path: "x") }
      }
    }
    let header = String(decoding: bytes.dropLast(39).dropFirst(8), as: UTF8.self)
    for (old, new) in [
      ("[7,1]", "[1,7]"), ("F32", "I32"), ("\"b\"", "\"d\""), ("0.25", "0.26"), ("00ff", "00fe"),
      ("\"7\"", "\"8\""),
    ] {
      #expect(header.contains(old))
      let changed = header.replacing(old, with: new, maxReplacements: 1)
      #expect(throws: SnapshotError.self) {
        try Snapshot(
          Array(bytes.prefix(8)) + Array(changed.utf8) + Array(bytes.suffix(39)), path: "x")
      }
    }
  }

  @Test func brokenSnapshotsAreRefused() throws {
    let scratch = try ScratchFolder()
    let folder = RunFolder(scratch.path)
    try folder.prepare()
    let path = folder.snapshot(SnapshotPosition(epoch: 3))
    func message(_ bytes: [UInt8]) throws -> String? {
      try WholeFile.write(bytes, to: path)
      let error = #expect(throws: SnapshotError.self) {
        try folder.load(SnapshotPosition(epoch: 3))
      }
      #expect(error?.exitStatus == 65)
      return error?.description
    }
    let end = "; remove it, or train again with --retrain"
    let whole = snapshot(3).encoded
    #expect(
      try message(Array(whole.dropLast()))
        == "\(path): not a whole snapshot: tensor \"layers.0.bias\": its bytes lie outside the file"
        + end)
    #expect(
      try message([255, 255, 255, 255, 255, 255, 255, 127] + whole.dropFirst(8))
        == "\(path): not a whole snapshot: its header claims 9223372036854775807 bytes, "
        + "and the file has \(whole.count)" + end)
    #expect(
      try message(snapshot(4).encoded) == "\(path): not a whole snapshot: it is of epoch 4" + end)
    #expect(
      try message(TensorFile().encoded)
        == "\(path): not a whole snapshot: its metadata has no epoch or no config hash" + end)
    FileSystem.remove(path)
    #expect(throws: FileError.notFound(path)) { try folder.load(SnapshotPosition(epoch: 3)) }
  }

  @Test func metricsSurviveWhateverTheyAre() throws {
    var before = snapshot(1)
    before.metrics = ["loss": .infinity, "a b": 0.1, "tiny": .leastNonzeroMagnitude, "epoch": 2]
    #expect(try Snapshot(before.encoded, path: "x") == before)
    before.metrics["loss"] = .nan
    let after = try Snapshot(before.encoded, path: "x")
    #expect(after.metrics["loss"]?.isNaN == true)
  }

  @Test func tensorsMustFit() throws {
    let one = snapshot(1)
    #expect(try one.tensor("layers.0.bias", shape: [1], path: "x").floats == [1])
    let shape = #expect(throws: SnapshotError.self) {
      try one.tensor("layers.0.bias", shape: [2], path: "x")
    }
    #expect(
      shape?.description.contains("\"layers.0.bias\" has shape [1] and the network makes it [2]")
        == true)
    let name = #expect(throws: SnapshotError.self) { try one.tensor("w", shape: [2], path: "x") }
    #expect(name?.description.contains("it has no tensor \"w\"") == true)
  }

  /// One writer at a time; what killed writers left is removed by the next.
  @Test func oneRunWritesAtATime() throws {
    let scratch = try ScratchFolder()
    let folder = RunFolder(scratch.path)
    try folder.prepare()
    let frames = folder.frames(of: "film")
    try FileSystem.makeFolder(frames)
    let unfinished = [folder.path, folder.snapshots, frames].map { $0 + "/.netlapse-1abc.part" }
    let kept = [folder.path, folder.snapshots, frames].flatMap { folder in
      [
        "part", ".1abc.part", "notes.part", ".netlapse-.part", "alongnoteofmine.part",
        ".netlapse-my draft.part",
      ]
      .map { "\(folder)/\($0)" }
    }
    for path in unfinished + kept { try WholeFile.write([], to: path) }

    func holdLock() throws {
      let lock = try folder.lock()
      for path in unfinished { #expect(!FileSystem.isFile(path)) }
      for path in kept { #expect(FileSystem.isFile(path)) }
      try WholeFile.write([], to: unfinished[0])
      let error = #expect(throws: FileError.self) { _ = try folder.lock() }
      #expect(error == .inUse(folder.path))
      // The work of the one who holds the lock stays.
      #expect(FileSystem.isFile(unfinished[0]))
      _ = consume lock
    }
    try holdLock()
    _ = try folder.lock()
    #expect(!FileSystem.isFile(unfinished[0]))
  }

  @Test(arguments: [
    // From the reference code's test vectors.
    ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
  ])
  func hashes(text: String, hash: String) {
    #expect(Hash.fnv1a(Array(text.utf8)) == hash)
  }
}
