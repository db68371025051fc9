import CLibrary
import Experiments
import Files
import Parallel
import Testing

@testable import Pipeline

struct MemoryTests {
  @Test func theMachineSaysWhatIsFree() {
    let text = "MemTotal:       24000000 kB\nMemFree:         100 kB\nMemAvailable:    2000 kB\n"
    #expect(AvailableMemory.machine(text) == 2_048_000)
    #expect(AvailableMemory.machine("MemTotal: 3 kB\n") == nil)
    #expect(AvailableMemory.machine(nil) == nil)
    #if os(Linux)
      #expect(AvailableMemory.bytes.map { $0 > 1_000_000 } == true)
    #endif
  }

  /// Groups above one count too, and pages of files are no loss.
  @Test func controlGroupsLimit() {
    let files = [
      "/sys/fs/cgroup/a/b/memory.max": "max\n", "/sys/fs/cgroup/a/memory.max": "5000\n",
      "/sys/fs/cgroup/a/memory.current": "3000\n",
      "/sys/fs/cgroup/a/memory.stat": "anon 1\ninactive_file 700\nactive_file 9\n",
      "/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "900\n",
      "/sys/fs/cgroup/memory/x/memory.usage_in_bytes": "1000\n",
    ]
    #expect(AvailableMemory.controlGroups("0::/a/b\n") { files[$0] } == 2700)
    #expect(AvailableMemory.controlGroups("3:cpu,memory:/x\n2:cpu:/a\n") { files[$0] } == 0)
    #expect(AvailableMemory.controlGroups("0::/\n") { files[$0] } == nil)
    #expect(AvailableMemory.controlGroups(nil) { files[$0] } == nil)
  }

  private func estimate(
    _ layers: String, training: String = "", samples: Int = 100, jobs: Int = 2
  ) throws -> (MemoryEstimate, Experiment) {
    let workspace = try Workspace()
    let experiment = try ExperimentFile.load(
      workspace.write(
        """
        { "dataset": { "kind": "moons", "samples": \(samples) },
          "network": { "layers": [\(layers), { "units": 1 }] },
          "training": { "epochs": 1 \(training) } }
        """))
    return (
      MemoryEstimate(
        experiment, samples: (all: samples, training: samples), figures: experiment.figures,
        jobs: jobs), experiment
    )
  }

  /// Measured as the largest resident size of whole jobs: 98 MB for three units, 1.49 GB for 2×4096 with Adam.
  @Test func estimatesAreNearWhatWasMeasured() throws {
    let small = try estimate(#"{ "units": 3 }"#).0.most
    #expect((80_000_000...400_000_000).contains(small))
    let wide = try estimate(
      #"{ "units": 4096 }, { "units": 4096 }"#, training: #", "optimizer": { "kind": "adam" }"#)
    #expect(wide.1.parameterCount == 4096 * 3 + 4096 * 4097 + 4097)
    #expect((1_300_000_000...2_400_000_000).contains(wide.0.training))
    // Beside the network's own 67 MB and what a small job takes.
    #expect(wide.0.drawing < 600_000_000)
  }

  /// Layers do not add up when a network is drawn.
  @Test func drawingDoesNotGrowWithDepth() throws {
    let layer = #"{ "units": 64 }"#
    let shallow = try estimate([layer, layer].joined(separator: ",")).0.drawing
    let deep = try estimate([String](repeating: layer, count: 40).joined(separator: ",")).0.drawing
    #expect(deep - shallow < 5_000_000)
  }

  @Test func largeNetworksAreDrawnByFewThreads() throws {
    let small = DrawingThreads(try estimate(#"{ "units": 30 }"#).1, jobs: 12)
    #expect(small.threads == 12 && small.films == 2)
    let wide = DrawingThreads(
      try estimate(#"{ "units": 4096 }, { "units": 4096 }"#).1, jobs: 12)
    #expect(wide.threads * wide.films * wide.bytes <= 300_000_000 && wide.films == 1)
    #expect(RecordedSamples.count(units: 4) == 2000)
    #expect(RecordedSamples.count(units: 80_000) == 50)
    #expect(RecordedSamples.kept(units: 4) == 2000)
    #expect(RecordedSamples.kept(units: 80_000) == 16)
    #expect(RecordedSamples.kept(units: 500_000) == 8)
    #expect(RecordedSamples.kept(units: 5_000_000) == 1)
  }

  @Test func largeSnapshotsAreRecordedOneAtATime() throws {
    let small = SnapshotQueue(try estimate(#"{ "units": 30 }"#).1, samples: 100)
    #expect(small.capacity == 4 && small.threads == min(2, Processors.available))
    let wide = SnapshotQueue(try estimate(#"{ "units": 4096 }"#).1, samples: 1000)
    #expect(wide.capacity == 4 && wide.threads == 1)
    let large = SnapshotQueue(
      try estimate(#"{ "units": 4096 }, { "units": 4096 }"#).1, samples: 10)
    #expect(large.capacity == 1 && large.threads == 1)
  }

  @Test func whatCannotFitIsRefused() throws {
    let experiment = try estimate(#"{ "units": 4096 }, { "units": 4096 }"#).1
    let data = try experiment.data()
    var request = RenderRequest(config: "wide.json")
    request.jobs = 2
    let error = #expect(throws: JobError.self) {
      try Job.checkMemory(experiment, data, [], request, available: 300_000_000)
    }
    let text = "\(try #require(error))"
    #expect(text.hasPrefix("wide.json: this network of 16,797,697 parameters takes about "))
    #expect(text.contains("and 300.00 MB are free"))
    #expect(ExitStatus.of(try #require(error)) == 65)
    try Job.checkMemory(experiment, data, [], request, available: 8_000_000_000)
    try Job.checkMemory(experiment, data, [], request, available: nil)
  }

  /// Networks that are read for each frame give the pictures of those that are held.
  @Test func piecesOfAFileAreItsNumbers() throws {
    let workspace = try Workspace()
    let path = try workspace.write("0123456789", to: "digits")
    #expect(try FileSystem.read(path, bytes: 3..<7) == Array("3456".utf8))
    #expect(try FileSystem.read(path, bytes: 4..<4).isEmpty)
    #expect(throws: FileError.self) { try FileSystem.read(path, bytes: 3..<11) }
    #expect(throws: FileError.self) { try FileSystem.read(path + "?", bytes: 0..<1) }
  }
}
