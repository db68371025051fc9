import CLibrary
import Files

/// One recorded moment of a training: what a snapshot file holds.
public struct Snapshot: Sendable, Equatable {
  public var position: SnapshotPosition
  /// How many snapshots came before it.
  public var index: Int
  /// "loss", "accuracy", "testAccuracy", … by name.
  public var metrics: [String: Double]
  /// Of the part of the config that determines training.
  public var configHash: String
  /// Parameters, gradients, activations by name.
  public var tensors: [String: Tensor]

  public init(
    _ position: SnapshotPosition, index: Int, metrics: [String: Double], configHash: String,
    tensors: [String: Tensor]
  ) {
    self.position = position
    self.index = index
    self.metrics = metrics
    self.configHash = configHash
    self.tensors = tensors
  }

  private static let metricPrefix = "metric."
  private static let checksumKey = "checksum"

  /// The bytes of its file.
  public var encoded: [UInt8] {
    var metadata = [
      "epoch": "\(position.epoch)", "batch": "\(position.batch)", "index": "\(index)",
      "configHash": configHash,
    ]
    for (name, value) in metrics { metadata[Self.metricPrefix + name] = "\(value)" }
    var file = TensorFile(tensors: tensors, metadata: metadata)
    file.metadata[Self.checksumKey] = file.checksum
    return file.encoded
  }

  /// - Parameter path: for the message only.
  public init(_ bytes: [UInt8], path: String) throws(SnapshotError) {
    var file: TensorFile
    do {
      file = try TensorFile(bytes)
    } catch {
      throw .broken(path, "\(error)")
    }
    try Self.check(&file, path: path)
    try self.init(file, path: path)
  }

  /// - Throws: `SnapshotError` when a file has another checksum than it says; files of other programs say none.
  private static func check(_ file: inout TensorFile, path: String) throws(SnapshotError) {
    if let checksum = file.metadata.removeValue(forKey: checksumKey), checksum != file.checksum {
      throw .broken(path, "its contents do not match its checksum")
    }
  }

  /// Reads a file's numbers and strings, and some of its tensors.
  ///
  /// - Parameter isKept: the tensors to read; `nil` for all, and only then the checksum, which is that of all, is looked at.
  init(path: String, keeping isKept: ((String) -> Bool)?) throws {
    var file: TensorFile
    do {
      let reader = try TensorReader(path: path)
      file = TensorFile(
        tensors: try reader.tensors(keeping: isKept ?? { _ in true }), metadata: reader.metadata)
    } catch let error as TensorFileError {
      throw SnapshotError.broken(path, "\(error)")
    }
    if isKept == nil { try Self.check(&file, path: path) }
    try self.init(file, path: path)
  }

  private init(_ file: TensorFile, path: String) throws(SnapshotError) {
    func number(_ key: String) -> Int? {
      file.metadata[key].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
    guard let epoch = number("epoch"), let batch = number("batch"), let index = number("index"),
      let hash = file.metadata["configHash"]
    else { throw .broken(path, "its metadata has no epoch or no config hash") }
    position = SnapshotPosition(epoch: epoch, batch: batch)
    self.index = index
    configHash = hash
    tensors = file.tensors
    metrics = try Self.metrics(file.metadata, path: path)
  }

  /// The metrics among a file's strings.
  static func metrics(
    _ metadata: [String: String], path: String
  ) throws(SnapshotError) -> [String: Double] {
    var metrics: [String: Double] = [:]
    for (name, text) in metadata where name.hasPrefix(metricPrefix) {
      guard let value = Double(text) else {
        throw .broken(path, "its \"\(name)\" is no number")
      }
      metrics[String(name.dropFirst(metricPrefix.count))] = value
    }
    return metrics
  }

  /// A tensor that must be there in a shape.
  public func tensor(_ name: String, shape: [Int], path: String) throws(SnapshotError) -> Tensor {
    guard let tensor = tensors[name] else { throw .missing(name, path) }
    guard tensor.shape == shape else {
      throw .misshapen(name, tensor.shape, expected: shape, path)
    }
    guard tensor.kind != .complex64 else {
      throw .complex(name, tensor.kind, path)
    }
    return tensor
  }
}

/// A file that is no snapshot, or not one of this run.
public enum SnapshotError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  case broken(String, String)

  public var description: String {
    switch self {
    case .broken(let path, let problem):
      "\(path): not a whole snapshot: \(problem); remove it, or train again with --retrain"
    }
  }

  public var exitStatus: Int32 { ExitStatus.badData }

  static func missing(_ name: String, _ path: String) -> SnapshotError {
    .broken(path, "it has no tensor \"\(name)\"")
  }

  static func misshapen(
    _ name: String, _ shape: [Int], expected: [Int], _ path: String
  ) -> SnapshotError {
    .broken(path, "tensor \"\(name)\" has shape \(shape) and the network makes it \(expected)")
  }

  static func complex(_ name: String, _ kind: Tensor.Kind, _ path: String) -> SnapshotError {
    .broken(path, "tensor \"\(name)\" has complex numbers (\(kind.rawValue))")
  }

  public static func notFinite(_ name: String, _ path: String) -> SnapshotError {
    .broken(path, "tensor \"\(name)\" holds a number that is not finite")
  }
}
