import CLibrary
import Experiments
import Files

/// Why pictures cannot be classified.
enum PredictError: Error, CustomStringConvertible, ExitCoded {
  /// A picture, and what is wrong with it.
  case picture(String, String)
  /// A run folder, and why its network takes no pictures.
  case noClassifier(String, String)
  /// A file, and why it holds no weights.
  case weights(String, String)
  /// A safetensors file that fits no config of known networks.
  case unknownNetwork(String, folder: String)
  /// A picture whose outputs are no numbers.
  case notFinite(String)

  var description: String {
    switch self {
    case .picture(let path, let problem), .weights(let path, let problem),
      .noClassifier(let path, let problem):
      "\(path): \(problem)"
    case .unknownNetwork(let path, let folder):
      "\(path): no config in \(folder) has a network of these weights; name one with --config"
    case .notFinite(let path):
      "\(path): the network gives no finite numbers for this picture; its weights are too large"
    }
  }

  var exitStatus: Int32 { ExitStatus.badData }
}
