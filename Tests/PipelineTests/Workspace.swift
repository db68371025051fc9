import Foundation
import Testing

@testable import Pipeline

/// A folder of a test's own with small configs and what is rendered of them; gone when the test is.
final class Workspace {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A small run: 200 samples, 60 epochs, pictures of 320×240.
  static func config(
    epochs: Int = 60, every: Int = 20, learningRate: Double = 0.5, activation: String = "tanh",
    units: Int = 3, samples: Int = 5
  ) -> String {
    """
    { "dataset": { "kind": "moons", "samples": 200, "noise": 0.1 },
      "network": { "layers": [ { "units": \(units), "activation": "\(activation)" },
                               { "units": 1, "activation": "sigmoid" } ],
                   "initializer": { "kind": "normal" } },
      "training": { "epochs": \(epochs), "optimizer": { "kind": "gradientDescent", "learningRate": \(learningRate) } },
      "snapshots": { "every": \(every) },
      "poster": "first", "figures": [
        { "kind": "hiddenLines", "file": "hidden.gif", "width": 320, "height": 240 },
        { "kind": "activationLines", "file": "activations.gif", "width": 320, "height": 240, "samples": \(samples) },
        { "kind": "decisionBoundary", "file": "boundary.png", "width": 320, "height": 240 },
        { "kind": "decisionBoundary", "file": "boundary.gif", "width": 320, "height": 240, "theme": "dark" },
        { "kind": "hiddenSpace", "file": "space.gif", "width": 320, "height": 240 } ] }
    """
  }

  @discardableResult
  func write(_ text: String, to name: String = "small.json") throws -> String {
    let file = "\(path)/\(name)"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  /// Bytes in a file, whose folder is made.
  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// A quiet request for a config of this folder.
  func request(_ config: String, output: String = "out", jobs: Int = 2) -> RenderRequest {
    var request = RenderRequest(config: config)
    request.output = "\(path)/\(output)"
    request.jobs = jobs
    request.isQuiet = true
    return request
  }

  /// The bytes of every file below a folder but run.json and times.csv, which hold wall times.
  func contents(_ folder: String) throws -> [String: Data] {
    let root = "\(path)/\(folder)"
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      let file = "\(root)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue, !name.hasSuffix("run.json"), !name.hasSuffix("times.csv")
      else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: file))
    }
    return files
  }
}
