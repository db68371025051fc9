import Experiments
import Files

/// Why a job cannot be done though its config is sound.
enum JobError: Error, CustomStringConvertible, ExitCoded {
  case noSuchFigure(String, choices: [String])
  case diverged(epoch: Int, file: String)

  var description: String {
    switch self {
    case .noSuchFigure(let name, let choices):
      "--only: \"\(name)\" is no figure of this config\(Suggestion.clause(for: name, among: choices)); it has \(choices.joined(separator: ", "))"
    case .diverged(let epoch, let file):
      "\(file): training diverged: a weight was no longer a finite number after epoch \(epoch); what was recorded before is drawn, and a smaller training.optimizer.learningRate may help"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .noSuchFigure: ExitStatus.usage
    case .diverged: ExitStatus.badData
    }
  }
}
