/// A network at one epoch of its training, as it lies on disk.
public struct Snapshot: Sendable, Equatable {
  public var epoch: Int
  /// "loss", "accuracy" and the like; need not be finite.
  public var metrics: [String: Double]
  /// PyTorch-style names: `layers.0.weight`, `layers.0.weight.grad`, `activations.0.z`.
  public var tensors: [String: Tensor]
  /// Of the part of the config that decides the training.
  public var configHash: String
  /// Further strings, such as what only resuming needs. No key may be that of a metric, nor one of `reservedKeys`.
  public var metadata: [String: String]

  public static let reservedKeys: Set = ["epoch", "config", "metrics"]

  public init(
    epoch: Int, metrics: [String: Double], tensors: [String: Tensor], configHash: String,
    metadata: [String: String] = [:]
  ) {
    self.epoch = epoch
    self.metrics = metrics
    self.tensors = tensors
    self.configHash = configHash
    self.metadata = metadata
  }

  /// The snapshot as a safetensors file: epoch, metrics and config hash are in its `__metadata__`.
  public func encoded() -> [UInt8] {
    var strings = metadata
    for (name, value) in metrics { strings[name] = value.shortestText }
    strings["epoch"] = String(epoch)
    strings["config"] = configHash
    // Tells the metrics from other strings, so that these keep their plain names.
    strings["metrics"] = metrics.keys.sorted().joined(separator: " ")
    return Safetensors(tensors: tensors, metadata: strings).encoded()
  }

  /// The inverse of `encoded`.
  ///
  /// - Parameter file: the name that errors start with.
  public init(decoding bytes: [UInt8], file: String) throws(SafetensorsError) {
    let content = try Safetensors(decoding: bytes, file: file)
    var strings = content.metadata
    func take(_ key: String) throws(SafetensorsError) -> String {
      guard let string = strings.removeValue(forKey: key) else {
        throw SafetensorsError(file: file, .missing("\"\(key)\" in its metadata"))
      }
      return string
    }
    guard let epoch = Int(try take("epoch")), epoch >= 0 else {
      throw SafetensorsError(file: file, .missing("a whole number as \"epoch\" in its metadata"))
    }
    let configHash = try take("config")
    var metrics: [String: Double] = [:]
    for name in try take("metrics").split(separator: " ").map(String.init) {
      guard let value = Double(try take(name)) else {
        throw SafetensorsError(file: file, .missing("a number as \"\(name)\" in its metadata"))
      }
      metrics[name] = value
    }
    self.init(
      epoch: epoch, metrics: metrics, tensors: content.tensors, configHash: configHash,
      metadata: strings)
  }

  /// - Throws: `SafetensorsError` naming the tensor if the snapshot has none of that name.
  public func tensor(_ name: String, in file: String) throws(SafetensorsError) -> Tensor {
    guard let tensor = tensors[name] else {
      throw SafetensorsError(file: file, .missing("the tensor \"\(name)\""))
    }
    return tensor
  }
}
