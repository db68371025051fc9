import CLibrary
import Formatting
import Learning

/// Data for which the loss is not a finite number even before training.
struct UnfitDataError: Error, CustomStringConvertible, ExitCoded {
  private let file: String
  private let cause: String
  private let remedy: String

  /// Values beyond this overflow when they are multiplied or squared in single precision.
  private static let largest = 1e15

  /// - Parameter weights: the file that the first weights come from; `nil` where they are drawn.
  init(_ data: Dataset, _ spec: TrainingSpec, weights: String?, file: String) {
    self.file = file
    let size = spec.precision == .float ? "single precision" : "double precision"
    let precision =
      spec.precision == .float
      ? ", or train in double precision (training.precision: \"double\")" : ""
    let rows = data.inputs
    let inputs = data.featureNames.indices.map { column in
      (0..<rows.rows).reduce(0.0) { max($0, abs(rows[$1, column])) }
    }
    if let column = inputs.indices.max(by: { inputs[$0] < inputs[$1] }),
      inputs[column] > Self.largest
    {
      cause =
        "the values of \"\(data.featureNames[column])\", up to \(inputs[column]), do not fit \(size)"
      remedy = "standardise the inputs (inputs.standardize: true)\(precision)"
    } else if let target = data.targets.map({ abs($0) }).max(), target > Self.largest {
      cause = "the targets, up to \(target), do not fit \(size)"
      remedy = "use smaller units\(precision)"
    } else if let weights {
      cause = "the outputs of the network with initial.from, \(weights), do not fit \(size)"
      remedy = "take other weights\(precision)"
    } else {
      cause = "the network's first outputs do not fit \(size)"
      remedy = "use an initializer with smaller weights\(precision)"
    }
  }

  var description: String {
    "\(file): the loss is not a finite number before training: \(cause); \(remedy)"
  }

  var exitStatus: Int32 { ExitStatus.badData }
}
