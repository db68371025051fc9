import Files
import JSON
import Snapshots

/// What run.json of an earlier render says that this one builds on.
struct RunRecord {
  /// The config's path from the run folder; `nil` when it came through a pipe or nothing is known.
  private(set) var source: String?
  /// Of the program that wrote it.
  private(set) var version: String?
  private(set) var trainingHash: String?
  private(set) var trainingSeconds: Double?
  /// That were trained.
  private(set) var epochs: Int?
  /// The epoch after which a weight was no longer a finite number.
  private(set) var divergedAt: Int?
  /// Whether early stopping ended it.
  private(set) var isStopped = false
  /// The measures of the last snapshot, under the names of `MetricName`.
  private(set) var final: [String: Double] = [:]
  /// The pictures and films that renders have written; `nil` when nothing is known.
  private(set) var outputs: [OutputRecord]?

  /// Reads it; a file that is missing or damaged says nothing.
  init(of folder: RunFolder) {
    guard let bytes = try? FileSystem.read(folder.run), let json = try? JSONParser.parse(bytes)
    else { return }
    source = json["source"]?.string
    version = json["netlapse"]?.string
    trainingHash = json["configHash"]?.string
    trainingSeconds = json["trainingSeconds"]?.number
    epochs = json["epochs"]?.integer
    divergedAt = json["divergedAt"]?.integer
    if case .object? = json["earlyStopping"]?.content { isStopped = true }
    if case .object(let members)? = json["final"]?.content {
      for member in members { final[member.key] = member.value.number }
    }
    if case .array(let entries)? = json["outputs"]?.content {
      outputs = entries.compactMap(OutputRecord.init)
    }
  }
}

extension JSONValue {
  var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  var number: Double? {
    switch content {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  var integer: Int? {
    if case .integer(let value) = content { value } else { nil }
  }
}
