import Experiments
import Files
import Snapshots

/// Where the runs of a sweep are: in a folder that all sweeps share, under the hash of what decides their training, with
/// links under their names in the sweep's own folder.
///
///     visualizations/runs/0c5e…91/        a run
///     visualizations/optimizers/adam-lr0.01 → ../runs/0c5e…91
///     visualizations/optimizers/sweep.json
struct SweepFolders {
  let output: String
  let name: String

  static let shared = "runs"
  static let indexFile = "sweep.json"

  /// The sweep's own.
  var path: String { "\(output)/\(name)" }
  /// What tells all of it, written last.
  var index: String { "\(path)/\(Self.indexFile)" }

  func folder(_ run: Sweep.Run) -> RunFolder {
    RunFolder("\(output)/\(Self.shared)/\(run.hash)")
  }

  /// Under its name.
  func link(_ run: Sweep.Run) -> String { "\(path)/\(run.name)" }

  /// Makes the links of a sweep's runs, and removes those of runs that it no longer has.
  func link(_ runs: [Sweep.Run]) throws(FileError) {
    try FileSystem.makeFolder(path)
    let names = Set(runs.map(\.name))
    for name in FileSystem.names(in: path) where !names.contains(name) {
      let link = "\(path)/\(name)"
      if FileSystem.target(ofLink: link)?.hasPrefix("../\(Self.shared)/") == true {
        FileSystem.remove(link)
      }
    }
    for run in runs { try FileSystem.link(link(run), to: "../\(Self.shared)/\(run.hash)") }
  }
}
