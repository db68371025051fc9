import Experiments
import Files
import JSON
import Snapshots

/// A run as sweep.json tells it.
struct SweepIndexEntry {
  let name: String
  /// Its folder under that name.
  let path: String
  let label: String
  let settings: [RunSetting]
  /// The epoch after which it did not go on; `nil` for others.
  let droppedAt: Int?
}

/// sweep.json: the runs of a sweep, what differs between them, and what became of each.
enum SweepIndex {
  /// The runs of a sweep's folder in their order; `nil` for a folder that is no sweep's.
  ///
  /// - Throws: `FileError`, or `SweepError.brokenIndex`.
  static func entries(of folder: String) throws -> [SweepIndexEntry]? {
    let index = folder + "/" + SweepFolders.indexFile
    guard FileSystem.isFile(index) else { return nil }
    guard let json = try? JSONParser.parse(FileSystem.read(index)),
      case .array(let runs)? = json["runs"]?.content
    else { throw SweepError.brokenIndex(index) }
    return runs.compactMap { run in
      guard let name = run["name"]?.string, !name.contains("/"), !["", ".", ".."].contains(name)
      else { return nil }
      var values: [(keyPath: String, value: JSONTree)] = []
      if case .object(let members)? = run["settings"]?.content {
        values = members.map { ($0.key, JSONTree($0.value)) }
      }
      let training = run["training"]
      return SweepIndexEntry(
        name: name, path: "\(folder)/\(name)", label: run["label"]?.string ?? name,
        settings: RunSetting.all(values),
        droppedAt: training?["state"]?.string == "dropped" ? training?["epoch"]?.integer : nil)
    }
  }

  /// The files of a sweep's comparisons in its folder; none for a folder that is no sweep's.
  ///
  /// - Throws: `FileError`, or what is wrong with the JSON.
  static func outputs(of folder: String) throws -> [String] {
    let index = folder + "/" + SweepFolders.indexFile
    guard FileSystem.isFile(index),
      case .array(let names)? = try JSONParser.parse(FileSystem.read(index))["outputs"]?.content
    else { return [] }
    return names.compactMap(\.string)
  }

  static func write(
    _ sweep: Sweep, _ states: [RunState], _ files: [OutputFile], to folders: SweepFolders
  ) throws(FileError) {
    let tree = JSONTree.object([
      ("netlapse", .string(Version.current)),
      ("config", .string(sweep.name)),
      ("source", RunOwner.path(to: sweep.path, from: folders.path).map { .string($0) } ?? .null),
      (
        "runs",
        .array(
          zip(sweep.runs, states).map { run, state in
            .object([
              ("name", .string(run.name)), ("label", .string(run.label)),
              ("folder", .string("../\(SweepFolders.shared)/\(run.hash)")),
              ("configHash", .string(run.hash)),
              ("settings", .object(run.settings.map { ($0.keyPath, $0.value) })),
              ("training", state.tree),
            ])
          })
      ),
      (
        "outputs",
        .array(
          files.map { .string(String($0.path.dropFirst(folders.path.count + 1))) })
      ),
    ])
    try WholeFile.write(Array(tree.text.utf8), to: folders.index)
  }
}
