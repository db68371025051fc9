import Experiments
import Files
import Formatting
import Pipeline

/// `render --list`: the presets with a line each.
enum ListCommand {
  /// - Throws: `FileError.notFound` when there is none.
  static func run() throws(FileError) {
    let presets = Preset.all().sorted { NaturalOrder.precedes($0.name, $1.name) }
    if presets.isEmpty { throw .notFound("\(ExperimentFile.presets)/*.json") }
    let width = (presets.map(\.name.count).max() ?? 0) + 2
    for preset in presets {
      let space = String(repeating: " ", count: width - preset.name.count)
      let line = preset.name + (preset.description.isEmpty ? "" : space + preset.description)
      print(line.escapingControls)
    }
  }
}
