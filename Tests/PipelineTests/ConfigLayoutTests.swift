import Cairo
import Experiments
import Figures
import Files
import Foundation
import Graphics
import Plots
import Progress
import Schemas
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// The figures of many configs in every size: their texts can be read.
struct ConfigLayoutTests {
  private static let sizes = [
    Size(width: 400, height: 300), Size(width: 800, height: 600), Size(width: 600, height: 600),
    Size(width: 1600, height: 900), Size(width: 1080, height: 1920),
    Size(width: 3840, height: 2160),
  ]
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/configs"
  private static let presetNames = FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }
  private static let caseFolder = (Bundle.module.resourcePath ?? "") + "/Fixtures/cases"
  private static let caseNames = FileSystem.names(in: caseFolder).filter { $0.hasSuffix(".json") }

  /// Of a run of a few epochs.
  @Test(arguments: presetNames) func presets(name: String) throws {
    try check(
      "\(Self.folder)/\(name)",
      ["training.epochs=2", #"snapshots={"count": 2}"#, "figures=[]"])
  }

  /// Data with long names, large numbers, many classes, other scripts, more than two features; all figures that suit them.
  @Test(arguments: caseNames) func cases(name: String) throws {
    try check("\(Self.caseFolder)/\(name)", [])
  }

  private func check(_ config: String, _ overrides: [String]) throws {
    let workspace = try Workspace()
    var request = workspace.request(config)
    request.overrides = try overrides.map { try ConfigOverride($0) }
    request.trainsOnly = true
    try Job.run(request)
    let pages = try pages(request)
    #expect(!pages.isEmpty)
    let measure = try CairoTextMeasure()
    for (figure, page) in pages {
      for size in Self.sizes {
        for theme in [ThemeName.light, .dark] {
          var figure = figure
          figure.size = size
          figure.theme = theme
          let film = try figure.film(page, text: measure)
          for frame in Set([0, film.frameCount - 1]) {
            let faults = try TextFaults(film, frame: frame, measure).sentences
            #expect(
              faults == [],
              "\(figure.file), \(size.width)×\(size.height), \(theme), frame \(frame)")
          }
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
