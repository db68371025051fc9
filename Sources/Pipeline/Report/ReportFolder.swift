import Files
import Formatting
import JSON
import Snapshots

/// A run folder of a report, under the name that it has where the user sees it.
struct ReportFolder {
  let path: String
  let name: String
  /// What a sweep says of how the run ended.
  var note = ""

  /// A run folder, or every run of a sweep's folder in the sweep's order.
  ///
  /// - Throws: `ReportError.table` for a sweep.json that is none.
  static func all(_ path: String) throws -> [ReportFolder] {
    let index = path + "/sweep.json"
    guard FileSystem.isFile(index) else { return [ReportFolder(path: path, name: name(of: path))] }
    guard let json = try? JSONParser.parse(FileSystem.read(index)),
      case .array(let runs)? = json["runs"]?.content
    else { throw ReportError.table(index, line: 1, "it does not list the runs of a sweep") }
    return runs.compactMap { run in
      guard let name = run["name"]?.string, !name.contains("/"), !["", ".", ".."].contains(name)
      else { return nil }
      var note = ""
      if run["training"]?["state"]?.string == "dropped",
        let epoch = run["training"]?["epoch"]?.integer
      {
        note = "dropped after epoch \(Numerals.grouped(epoch))"
      }
      return ReportFolder(path: "\(path)/\(name)", name: name, note: note)
    }
  }

  /// The last name of a path as it is written: a link has a name of its own.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return ["", ".", ".."].contains(name) ? RunFolder(path).name : name
  }
}
