import Cairo
import Config
import Experiments
import Figures
import Files
import Graphics
import Plots
import Progress
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// The figures of every preset in every size, of a run of a few epochs: their texts can be read.
struct PresetLayoutTests {
  private static let sizes = [
    Size(width: 400, height: 300), Size(width: 800, height: 600), Size(width: 600, height: 600),
    Size(width: 1600, height: 900), Size(width: 1080, height: 1920),
    Size(width: 3840, height: 2160),
  ]
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/configs"
  private static let presets = FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }

  @Test(arguments: presets) func textsCanBeRead(preset: String) throws {
    let workspace = try Workspace()
    var request = workspace.request("\(Self.folder)/\(preset)")
    request.overrides = try ["training.epochs=4", #"snapshots={"count": 2}"#, "figures=[]"].map {
      try ConfigOverride($0)
    }
    request.trainsOnly = true
    try Job.run(request)
    let pages = try pages(request)
    #expect(!pages.isEmpty)
    let measure = try CairoTextMeasure()
    for (figure, page) in pages {
      for size in Self.sizes {
        // The first frame in one theme, the last in the other.
        for theme in [ThemeName.light, .dark] {
          var figure = figure
          figure.size = size
          figure.theme = theme
          let film = try figure.film(page, text: measure)
          let faults = try TextFaults(
            film, frame: theme == .light ? 0 : film.frameCount - 1, measure
          ).sentences
          #expect(faults == [], "\(figure.file), \(size.width)×\(size.height), \(theme)")
        }
      }
    }
  }

  /// The figures with their pages: of a run, or of the runs of a sweep together.
  private func pages(_ request: RenderRequest) throws -> [(FigureSpec, Page)] {
    switch try ExperimentFile.content(request.config, overrides: request.overrides) {
    case .experiment(let experiment):
      let run = try FolderRun(
        RunFolder("\(request.output)/\(experiment.name)"), progress: Progress(.quiet)
      ).run
      return try ExperimentFile.load(request.config).figures.map { ($0, try $0.page(of: run)) }
    case .sweep(let sweep):
      let folders = SweepFolders(output: request.output, name: sweep.name)
      let runs = try ComparedRuns(
        sweep.runs.map {
          ComparedRuns.Source(
            folder: folders.folder($0), name: $0.name, settings: $0.settings, label: $0.label)
        }, needsNetworks: true, jobs: 1, progress: Progress(.quiet))
      return try sweep.comparisons.filter { $0.table == nil }.map { comparison in
        let set = try comparison.chosen(of: runs.set, names: runs.names)
        return (comparison.figure, try comparison.figure.page(of: set))
      }
    }
  }
}
