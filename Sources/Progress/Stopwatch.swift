import CLibrary
import Formatting
import Synchronization

/// How long the stages of a job kept threads busy, summed over all threads.
package final class Stopwatch: Sendable {
  package enum Stage: Int, CaseIterable {
    case rehearsal, training, recording, drawing, png, gif

    var name: String {
      switch self {
      case .rehearsal: "rehearsal"
      case .training: "training"
      case .recording: "recording"
      case .drawing: "drawing"
      case .png: "PNG"
      case .gif: "GIF"
      }
    }
  }

  package init() {}

  private let seconds = Mutex([Double](repeating: 0, count: Stage.allCases.count))

  package func measure<Value, Failure: Error>(
    _ stage: Stage, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = Clock.threadSeconds
    defer { add(Clock.threadSeconds - start, to: stage) }
    return try body()
  }

  package func add(_ spent: Double, to stage: Stage) {
    seconds.withLock { $0[stage.rawValue] += spent }
  }

  /// "training 0.23 s, drawing 0.41 s, …" of the stages that there were.
  package var summary: String {
    let spent = seconds.withLock { $0 }
    return Stage.allCases.filter { spent[$0.rawValue] > 0 }
      .map { "\($0.name) \(Readable.time(spent[$0.rawValue]))" }.joined(separator: ", ")
  }
}
