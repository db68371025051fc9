import Experiments
import Formatting
import JSON

/// What runs have in common, in a line: "moons · layers 3-1 · adam, learning rate 0.01 · 20,000 epochs".
enum CommonSettings {
  /// - Parameters:
  ///   - config: of one of the runs.
  ///   - differing: key paths in which the runs differ.
  /// - Returns: an empty line where nothing is known.
  static func line(_ config: JSONTree?, differing: [String]) -> String {
    guard let config else { return "" }
    func value(_ path: String) -> JSONTree? {
      let isCommon = !differing.contains { $0 == path || $0.hasPrefix(path + "[") }
      return isCommon ? config.value(at: path) : nil
    }
    func text(_ path: String) -> String? {
      value(path).map { RunSetting(keyPath: path, name: "", value: $0).text }
    }
    let layers = value("network.layers").map { layers in
      "layers " + RunSetting(keyPath: "", name: "", value: layers).text
    }
    let rate = text("training.optimizer.learningRate").map { "learning rate \($0)" }
    let optimizer = [text("training.optimizer.kind"), rate].compactMap(\.self)
    var epochs: String?
    if case .integer(let count)? = value("training.epochs") {
      epochs = Readable.counted(count, "epoch")
    }
    return [
      text("dataset.kind"), layers, optimizer.isEmpty ? nil : optimizer.joined(separator: ", "),
      epochs,
    ].compactMap(\.self).joined(separator: " · ")
  }
}

extension JSONTree {
  /// The value at a path of keys with dots between them.
  fileprivate func value(at path: String) -> JSONTree? {
    path.split(separator: ".").reduce(Optional(self)) { tree, key in
      guard case .object(let members)? = tree else { return nil }
      return members.first { $0.0 == key }?.1
    }
  }
}
