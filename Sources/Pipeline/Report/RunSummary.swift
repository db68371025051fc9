import Files
import Formatting
import JSON
import Progress
import Report
import Snapshots

/// What a report says of a run folder.
struct RunSummary {
  let folder: RunFolder
  let history: RunHistory
  /// `nil` where there is none.
  let config: JSONTree?
  /// How it ended where that was not as planned.
  var note: String
  let hasDiverged: Bool

  /// - Throws: a sentence that names the file.
  init(_ folder: RunFolder, progress: Progress) throws {
    self.folder = folder
    history = try RunHistory(folder, progress: progress)
    config = try Self.json(folder.config).map { JSONTree($0) }
    let record = try Self.json(folder.run)
    hasDiverged = record?["divergedAt"]?.integer != nil
    note = Self.note(record)
  }

  /// The config's own words.
  var description: String {
    guard case .object(let members)? = config,
      case .string(let text)? = members.first(where: { $0.0 == "description" })?.1
    else { return "" }
    return text
  }

  private static func json(_ path: String) throws -> JSONValue? {
    guard FileSystem.isReadable(path) else { return nil }
    do {
      return try JSONParser.parse(FileSystem.read(path))
    } catch let error as JSONError {
      throw InspectionError.broken(path, "not JSON: \(error.problem)")
    }
  }

  private static func note(_ record: JSONValue?) -> String {
    if let epoch = record?["divergedAt"]?.integer {
      return "diverged in epoch \(Numerals.grouped(epoch))"
    }
    let stop = record?["earlyStopping"]
    if case .boolean(true)? = stop?["hasStopped"]?.content, let epoch = stop?["epoch"]?.integer {
      return "stopped early after epoch \(Numerals.grouped(epoch))"
    }
    return ""
  }
}
