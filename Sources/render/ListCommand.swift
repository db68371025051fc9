import Experiments
import Formatting

/// `render --list`: the presets with a line each.
enum ListCommand {
  static func run() {
    let presets = Preset.all()
    guard !presets.isEmpty else {
      print("There is no preset here: no config in \(ExperimentFile.presets)/.")
      return
    }
    let width = (presets.map(\.name.count).max() ?? 0) + 2
    for preset in presets {
      let space = String(repeating: " ", count: width - preset.name.count)
      let line = preset.name + (preset.description.isEmpty ? "" : space + preset.description)
      print(line.escapingControls)
    }
  }
}
