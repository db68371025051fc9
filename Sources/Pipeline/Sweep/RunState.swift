import CLibrary
import Experiments
import Files
import Formatting
import JSON

/// What has become of a run of a sweep.
enum RunState {
  case done
  /// A weight was no finite number after this epoch.
  case diverged(epoch: Int)
  /// It did not go on after a rung.
  case dropped(epoch: Int)
  /// Another process is at it.
  case inUse
  case failed(String, status: Int32)

  init(_ error: any Error) {
    if case FileError.inUse = error {
      self = .inUse
    } else {
      self = .failed("\(error)", status: ExitStatus.of(error))
    }
  }

  /// Whether its folder has something to draw.
  var hasSnapshots: Bool {
    switch self {
    case .done, .diverged, .dropped: true
    case .inUse, .failed: false
    }
  }

  /// Why it is not what was asked for; `nil` where it is.
  var problem: (text: String, status: Int32)? {
    switch self {
    case .done, .dropped: nil
    case .diverged(let epoch):
      (
        "diverged: a weight was no longer a finite number after epoch \(Numerals.grouped(epoch))",
        ExitStatus.badData
      )
    case .inUse: ("another render is training it; try again when it has ended", ExitStatus.tryAgain)
    case .failed(let text, let status): (text, status)
    }
  }

  /// In sweep.json.
  var tree: JSONTree {
    switch self {
    case .done: .object([("state", .string("done"))])
    case .diverged(let epoch):
      .object([("state", .string("diverged")), ("epoch", .integer(epoch))])
    case .dropped(let epoch):
      .object([("state", .string("dropped")), ("epoch", .integer(epoch))])
    case .inUse: .object([("state", .string("inUse"))])
    case .failed(let text, _):
      .object([("state", .string("failed")), ("problem", .string(text))])
    }
  }
}
