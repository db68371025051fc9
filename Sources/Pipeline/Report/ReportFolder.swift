import Formatting
import Snapshots

/// A run folder of a report, under the name that it has where the user sees it.
struct ReportFolder {
  let path: String
  let name: String
  /// What a sweep says of how the run ended.
  var note = ""

  /// A run folder, or every run of a sweep's folder in the sweep's order.
  ///
  /// - Throws: as `SweepIndex.entries`.
  static func all(_ path: String) throws -> [ReportFolder] {
    guard let entries = try SweepIndex.entries(of: path) else {
      return [ReportFolder(path: path, name: name(of: path))]
    }
    return entries.map { entry in
      ReportFolder(
        path: entry.path, name: entry.name,
        note: entry.droppedAt.map { "dropped after epoch \(Numerals.grouped($0))" } ?? "")
    }
  }

  /// The last name of a path as it is written: a link has a name of its own.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return ["", ".", ".."].contains(name) ? RunFolder(path).name : name
  }
}
