import Files
import Foundation
import Schemas
import Testing

@testable import Experiments

/// Where a config is looked for.
@Suite struct ExperimentFileTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  private func find(_ name: String) throws -> String {
    try ExperimentFile.find(name, in: folder)
  }

  private func withFiles(_ files: String..., body: () throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for file in files {
      try FileSystem.makeFolder(FileSystem.parent(of: "\(folder)/\(file)"))
      try WholeFile.write([], to: "\(folder)/\(file)")
    }
    try body()
  }

  @Test(arguments: [
    ("moons", "configs/moons.json"), ("moons.json", "configs/moons.json"),
    ("circles", "circles.json"), ("circles.json", "circles.json"), ("both", "both.json"),
    ("configs/both", "configs/both.json"), ("./circles.json", "./circles.json"),
    ("bare", "bare"), ("a.b", "a.b.json"), ("weights/transfer", "configs/weights/transfer.json"),
    ("weights/transfer.json", "configs/weights/transfer.json"),
  ])
  func bareNamesAreLookedUpHereAndInConfigs(name: String, path: String) throws {
    try withFiles(
      "configs/moons.json", "configs/both.json", "both.json", "circles.json", "bare", "a.b.json",
      "configs/weights/transfer.json"
    ) {
      let found = try find(name)
      #expect(found == path)
    }
  }

  @Test(arguments: [
    ("mons", "mons: no such config (did you mean \"moons.json\"?)"),
    ("mons.json", "mons.json: no such config (did you mean \"moons.json\"?)"),
    ("cirlces", "cirlces: no such config (did you mean \"circles.json\"?)"),
    ("spirals", "spirals: no such config, here or in configs/, which has moons.json"),
    (
      "configs/mons.json",
      "configs/mons.json: no such config (did you mean \"configs/moons.json\"?)"
    ),
    ("none/moons.json", "none/moons.json: no such config"),
    ("configs", "configs: no such config, here or in configs/, which has moons.json"),
    ("", "\"\": no such config, here or in configs/, which has moons.json"),
  ])
  func whatIsNotThereIsSaid(name: String, message: String) throws {
    try withFiles("configs/moons.json", "circles.json") {
      let error = #expect(throws: ConfigError.self) { _ = try find(name) }
      #expect(error?.description == message)
      #expect(error?.exitStatus == 66)
    }
  }
}
