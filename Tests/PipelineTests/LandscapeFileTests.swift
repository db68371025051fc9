import Foundation
import Testing

@testable import Pipeline

/// What a loss landscape leaves in the run folder.
struct LandscapeFileTests {
  private func config(_ figures: String) -> String {
    """
    { "dataset": { "kind": "moons", "samples": 100, "noise": 0.1 },
      "network": { "layers": [ { "units": 3, "activation": "tanh" },
                               { "kind": "batchNormalization" }, { "units": 1 } ] },
      "training": { "epochs": 20, "optimizer": { "kind": "adam", "learningRate": 0.05 } },
      "snapshots": { "every": 5 }, "figures": [ \(figures) ] }
    """
  }

  private static let film =
    #"{ "kind": "lossLandscape", "file": "landscape.gif", "width": 300, "height": 220, "gridPoints": 31 }"#

  /// The same bytes by one thread and by three.
  @Test func threadsDoNotMatter() throws {
    let workspace = try Workspace()
    let file = try workspace.write(
      config(Self.film + "," + Self.film.replacing("landscape.gif", with: "s.svg")))
    try Job.run(workspace.request(file, output: "one", jobs: 1))
    try Job.run(workspace.request(file, output: "three", jobs: 3))
    let (one, three) = (try workspace.contents("one"), try workspace.contents("three"))
    #expect(one.keys.contains { $0.hasSuffix("landscape.csv") })
    #expect(one == three)
  }

  /// The true losses are those that training has recorded, each by its own statistics.
  @Test func theTableHasTheLossesOfTheTraining() throws {
    let workspace = try Workspace()
    try Job.run(workspace.request(workspace.write(config(Self.film))))
    func column(_ file: String, _ name: String) throws -> [Double] {
      let text = try String(
        contentsOfFile: "\(workspace.path)/out/small/\(file)", encoding: .utf8)
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let index = try #require(rows[0].firstIndex { $0 == name })
      return rows.dropFirst().compactMap { Double($0[index]) }
    }
    let (epochs, losses) = (
      try column("landscape.csv", "epoch"), try column("landscape.csv", "loss")
    )
    #expect(try epochs == [0, 5, 10, 15, 20] && epochs == column("metrics.csv", "epoch"))
    let recorded = try column("metrics.csv", "loss")
    #expect(recorded.count == losses.count)
    for (a, b) in zip(recorded, losses) { #expect(abs(a - b) < 1e-5) }
    #expect(try column("landscape.csv", "gap").last == 0)
  }

  /// A film that is called as a table of the run leaves it as it is.
  @Test func tablesOfTheRunStay() throws {
    let workspace = try Workspace()
    try Job.run(
      workspace.request(
        workspace.write(config(Self.film.replacing("landscape.gif", with: "metrics.gif")))))
    let folder = "\(workspace.path)/out/small"
    let metrics = try String(contentsOfFile: "\(folder)/metrics.csv", encoding: .utf8)
    let own = try String(
      contentsOfFile: "\(folder)/metrics-lossLandscape.csv", encoding: .utf8)
    #expect(metrics.hasPrefix("epoch,batch,") && own.hasPrefix("run,epoch,x,y,"))
  }
}
