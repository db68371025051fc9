import Experiments
import Files
import Formatting

/// Why a job cannot be done though its config is sound.
enum JobError: Error, CustomStringConvertible, ExitCoded {
  case noSuchFigure(String, choices: [String])
  case diverged(epoch: Int, file: String)
  case tooLittleMemory(String, parameters: Int, needed: Int, available: Int)

  var description: String {
    switch self {
    case .noSuchFigure(let name, let choices):
      "--only: \"\(name)\" is no figure of this config\(Suggestion.clause(for: name, among: choices)); it has \(choices.joined(separator: ", "))"
    case .diverged(let epoch, let file):
      "\(file): training diverged: a weight was no longer a finite number after epoch \(epoch); what was recorded before is drawn, and a smaller training.optimizer.learningRate may help"
    case .tooLittleMemory(let file, let parameters, let needed, let available):
      "\(file): this network of \(Numerals.grouped(parameters)) parameters takes about \(Readable.bytes(needed)) of memory to train and draw, and \(Readable.bytes(available)) are free; fewer units, a smaller training.batchSize or fewer samples take less"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .noSuchFigure: ExitStatus.usage
    case .diverged, .tooLittleMemory: ExitStatus.badData
    }
  }
}
