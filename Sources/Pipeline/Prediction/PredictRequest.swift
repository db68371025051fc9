import Parallel

/// Pictures whose classes a network is asked for.
public struct PredictRequest: Sendable {
  /// Where the network is.
  public enum Source: Sendable, Equatable {
    /// The last snapshot of a run folder.
    case run(String)
    /// A config that says the layers, and a safetensors file in the place of its `initial.from`.
    case config(String, weights: String?)
    /// A safetensors file, of a network that one of the configs in `folder` describes.
    case weights(String)

    /// The configs of known networks.
    public static let folder = "configs/weights"
  }

  public var source: Source
  /// PNG and JPEG files.
  public var images: [String]
  /// Classes of each picture that are shown, the most probable ones.
  public var top = 5
  public var isJSON = false
  /// Threads.
  public var jobs = Processors.available

  public init(_ source: Source, images: [String]) {
    self.source = source
    self.images = images
  }
}
