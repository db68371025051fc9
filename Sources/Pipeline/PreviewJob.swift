import CLibrary
import Cairo
import Experiments
import Figures
import Files
import Formatting
import PNG
import Parallel
import Plots
import Progress
import Snapshots

/// Draws one frame of a trained run.
public enum PreviewJob {
  public static let file = "preview.png"

  /// Draws the frame and prints where it is.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code.
  public static func run(_ request: PreviewRequest) throws {
    let progress = Progress.automatic(quiet: request.isQuiet)
    let experiment =
      FileSystem.isFolder(request.source)
      ? nil : try ExperimentFile.load(request.source, overrides: request.overrides)
    let folder = RunFolder(
      experiment.map { "\(request.runs)/\($0.name)" } ?? request.source)
    if let experiment, folder.recordedPositions().isEmpty {
      throw JobError.notTrained(folder.path, config: experiment.path)
    }
    let read = try FolderRun(folder, progress: progress)
    if let experiment, experiment.trainingHash != read.records.last?.configHash {
      progress.say(
        "note: the run is of another training than \(experiment.path) describes now; render it anew"
      )
    }
    var (path, figures) = (experiment?.path ?? folder.path, experiment?.figures ?? [])
    if experiment == nil {
      let own = try DrawJob.figures(of: read, in: folder, config: nil, theme: nil)
      (path, figures) = (own.list.path, own.figures)
    }
    guard let index = try index(figures, request.only, path) else {
      throw JobError.noFigures(path)
    }
    var figure = figures[index]
    if let theme = request.theme { figure.theme = theme }
    let output = request.output ?? folder.output(file)
    try WholeFile.write(
      try picture(figure, of: read.run, at: request.moment, figures, index, path), to: output)
    if !request.isQuiet { print(output.escapingControls) }
  }

  private static func index(
    _ figures: [FigureSpec], _ only: String?, _ path: String
  ) throws(JobError) -> Int? {
    guard let chosen = try FigureChoice.chosen(figures, only.map { [$0] }).first else { return nil }
    return figures.firstIndex(of: chosen)
  }

  /// A moment of a figure as a PNG file.
  ///
  /// - Parameters:
  ///   - all: the figures of the config.
  ///   - index: of the figure among them.
  ///   - path: of the config.
  private static func picture(
    _ figure: FigureSpec, of run: Run, at moment: MomentChoice, _ all: [FigureSpec], _ index: Int,
    _ path: String
  ) throws -> [UInt8] {
    var still = figure
    still.file = file
    still.moment = moment
    do {
      let page = try still.page(of: run, survey: ParallelSurvey(jobs: Processors.available))
      let film = try still.film(page, text: CairoTextMeasure())
      let scene = try film.scene(0)
      var canvas = try Canvas(scene.size)
      try canvas.draw(scene)
      return try PNG.encode(canvas.bitmap())
    } catch let error as LayoutError {
      throw JobError.noRoom(path, for: figure, of: all, error)
    } catch let error as FigureError {
      throw JobError.unsuitable(path, figure: index, figure.file, error)
    }
  }
}
