import Foundation
import Testing

@testable import Pipeline

/// Figures without room for their plots are refused before anything is trained.
struct RoomTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  struct Figures: Sendable, CustomTestStringConvertible {
    let text: String
    /// The key path that is to blame; `nil` where all have room.
    let key: String?

    var testDescription: String { text }
  }

  private static let moons = #""dataset": "moons", "training": { "epochs": 3 }"#
  private static let panel = #"{ "kind": "decisionBoundary" }"#
  private static func panels(_ count: Int) -> String {
    "[" + Array(repeating: panel, count: count).joined(separator: ", ") + "]"
  }

  @Test(arguments: [
    Figures(
      text: #"""
        [ "decision_boundary.png",
          { "file": "many.gif", "size": [300, 200], "panels": \#(panels(36)) } ]
        """#, key: "figures[1].panels (many.gif)"),
    // Two themes are one figure of the config.
    Figures(
      text: #"""
        [ { "kind": "learningCurves", "file": "a.png", "themes": ["light", "dark"] },
          { "kind": "architecture", "file": "b.png" },
          { "file": "c.png", "size": [160, 120], "themes": ["light", "dark"],
            "panels": \#(panels(30)) } ]
        """#, key: "figures[2].panels (c-light.png)"),
    Figures(
      text: #"[ { "file": "many.png", "size": [2400, 1800], "panels": \#(panels(36)) } ]"#,
      key: nil),
    Figures(
      text: #"[ { "kind": "architecture", "file": "a.png", "size": [160, 120] } ]"#, key: nil),
  ]) func whatHasNoRoomIsNotTrained(figures: Figures) throws {
    let config = try workspace.write("{ \(Self.moons), \"figures\": \(figures.text) }")
    let snapshots = {
      (try? workspace.contents("out"))?.keys.filter { $0.contains("snapshots/") } ?? []
    }
    guard let key = figures.key else {
      try Job.run(workspace.request(config))
      #expect(!snapshots().isEmpty)
      return
    }
    let error = try #require(throws: JobError.self) { try Job.run(workspace.request(config)) }
    #expect("\(error)".hasPrefix("\(config): \(key): "), "\(error)")
    #expect("\(error)".contains("too few to be read"))
    #expect(error.exitStatus == 65)
    #expect(snapshots().isEmpty)
  }

  /// A grid that has room for the small network of the first run, and none for the deep one of the second, is refused before
  /// either is trained; so it is where trained runs are compared.
  @Test func comparisonsAreLaidOutForAllNetworks() throws {
    let sweep = #""sweep": { "network.layers": [[1], \#([Int](repeating: 40, count: 9) + [1])] }"#
    let compare = """
      "compare": [ { "kind": "overlay", "file": "a.png" },
        { "kind": "hiddenLines", "file": "b.png", "size": [160, 120] } ]
      """
    let config = try workspace.write("{ \(Self.moons), \(sweep), \(compare) }")
    let error = try #require(throws: (any Error).self) { try Job.run(workspace.request(config)) }
    #expect("\(error)".hasPrefix("\(config): compare[1]"), "\(error)")
    #expect((try? workspace.contents("out"))?.isEmpty ?? true)
  }
}
