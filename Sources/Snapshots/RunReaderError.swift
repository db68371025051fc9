import CLibrary
import Files

/// Why a folder cannot be drawn as a run.
public enum RunReaderError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  case noFolder(String)
  case noData(String)
  case noSnapshots(String)
  /// A snapshot that does not say when it was taken.
  case noEpoch(String)
  case sameEpoch(String, Int, other: String)
  /// A file of samples, and what is wrong with it.
  case data(String, String)
  /// A snapshot that is no network of the run, and why.
  case snapshot(String, String)
  /// What is wrong in a config of another version.
  case version(String, made: String, current: String)

  public var description: String {
    switch self {
    case .noFolder(let path): "\(path): no such folder; give the folder of a run"
    case .noData(let path):
      "\(path)/data.safetensors: no such file; a run folder needs one with the samples: inputs.train [samples, features] and labels.train or targets.train [samples]"
    case .noSnapshots(let path):
      "\(path)/snapshots: there is no .safetensors file with the weights of a moment; train the run first, or write one for each moment"
    case .noEpoch(let path):
      "\(path): neither its metadata nor its name say an epoch; give it a name like epoch-000100.safetensors, or a string \"epoch\" in its metadata"
    case .sameEpoch(let path, let epoch, let other):
      "\(path): it is of epoch \(epoch), and so is \(other); remove one of them, or name another \"epoch\" in its metadata"
    case .data(let path, let problem), .snapshot(let path, let problem): "\(path): \(problem)"
    case .version(let problem, let made, let current):
      "\(problem); the run was made by version \(made), and this is \(current): draw it with that one, or train it again"
    }
  }

  public var exitStatus: Int32 {
    switch self {
    case .noFolder, .noData, .noSnapshots: ExitStatus.noInput
    case .noEpoch, .sameEpoch, .data, .snapshot, .version: ExitStatus.badData
    }
  }
}
