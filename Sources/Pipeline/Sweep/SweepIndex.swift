import Experiments
import Files
import JSON
import Snapshots

/// sweep.json: the runs of a sweep, what differs between them, and what became of each.
enum SweepIndex {
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
