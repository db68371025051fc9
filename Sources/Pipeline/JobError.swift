import CLibrary
import Experiments
import Figures
import Formatting
import Plots
import Schemas

/// Why a job cannot be done though its config is sound.
enum JobError: Error, CustomStringConvertible, ExitCoded {
  /// A name that is none of the figures' names, and the files of the figures.
  case noSuchFigure(String, names: [String], files: [String])
  case diverged(epoch: Int, file: String)
  case tooLittleMemory(String, parameters: Int, needed: Int, available: Int)
  /// A figure, by its key path in the config and its file, whose plots do not fit its size.
  case noRoom(String, key: String, String, LayoutError)
  /// A figure, by its index and its file, that does not suit the run.
  case unsuitable(String, figure: Int, String, FigureError)
  /// A folder without a trained run of a config.
  case notTrained(String, config: String)
  /// A config with an empty list of figures.
  case noFigures(String)
  /// A run folder that another config's run is in.
  case belongsToAnother(String, owner: String, config: String)

  var description: String {
    switch self {
    case .noSuchFigure(let name, let names, let files):
      "--only: \"\(name)\" is no figure of this config\(Suggestion.clause(for: name, among: names)); it has \(files.joined(separator: ", "))"
    case .diverged(let epoch, let file):
      "\(file): training diverged: a weight was no longer a finite number after epoch \(epoch); what was recorded before is drawn, and a smaller training.optimizer.learningRate may help"
    case .tooLittleMemory(let file, let parameters, let needed, let available):
      "\(file): this network of \(Numerals.grouped(parameters)) parameters takes about \(Readable.bytes(needed)) of memory to train and draw, and \(Readable.bytes(available)) are free; fewer units, a smaller training.batchSize or fewer samples take less"
    case .noRoom(let file, let key, let name, let error):
      "\(file): \(key) (\(name)): \(error)"
    case .unsuitable(let file, let index, let name, let error):
      "\(file): figures[\(index)] (\(name)): \(error)"
    case .notTrained(let folder, let config):
      "\(folder): there is no trained run of \(config); train it first: render \(config)"
    case .noFigures(let file): "\(file): it has no figure to show; name one in figures"
    case .belongsToAnother(let folder, let owner, let config):
      "\(folder): this folder has the run of \(owner), which \(config) would overwrite; choose another folder with --name NAME, or remove this one"
    }
  }

  /// - Parameters:
  ///   - figure: one of `all`.
  ///   - all: the figures of the config.
  ///   - list: the key that has them.
  static func noRoom(
    _ file: String, for figure: FigureSpec, of all: [FigureSpec], in list: String = "figures",
    _ error: LayoutError
  ) -> JobError {
    let index = all.firstIndex { $0.file == figure.file } ?? 0
    return .noRoom(
      file, key: "\(list)[\(all.entry(at: index))].\(figure.roomKey)", figure.file, error)
  }

  var exitStatus: Int32 {
    switch self {
    case .noSuchFigure: ExitStatus.usage
    case .belongsToAnother: ExitStatus.cannotCreate
    case .notTrained: ExitStatus.noInput
    case .diverged, .tooLittleMemory, .noRoom, .unsuitable, .noFigures: ExitStatus.badData
    }
  }
}
