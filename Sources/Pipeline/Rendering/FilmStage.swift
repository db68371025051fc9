import Cairo
import Figures
import Files
import GIF
import Graphics
import PNG
import Plots
import Snapshots

/// A film to its files: every frame is drawn once, in parallel, and goes to its PNG file and into the GIF.
///
/// Drawing ends with frames packed to a few kilobytes; when the colours of all are known, they are compressed in
/// parallel too. No thread holds more than one picture.
struct FilmStage {
  let film: Film
  /// The same film in fewer pixels.
  let smaller: @Sendable (Size) throws -> Film
  let spec: FigureSpec
  let folder: RunFolder
  let writesFrames: Bool
  let jobs: Int
  /// Of the config, kept in the file.
  let hash: String
  let progress: Progress
  let stopwatch: Stopwatch

  func render() throws -> OutputFile {
    let comment = "netlapse \(Version.current), config \(hash)"
    let result = try GIFStage(
      path: folder.output(spec.file),
      requested: Compromise(quality: spec.quality, size: spec.pixels),
      limit: spec.maxBytes, frames: film.frameCount, jobs: jobs, progress: Progress(.quiet),
      stopwatch: stopwatch
    ) { compromise in
      GIF.Options(
        quality: compromise.quality, effort: GIF.Effort(spec.effort), colors: compromise.colors,
        comment: comment)
    } packed: { size in
      size == spec.pixels
        ? try packed(film, writesFrames: writesFrames)
        : try packed(smaller(size), writesFrames: false)
    }.write()
    var file = result.file
    file.compromise = result.compromise
    return file
  }

  /// Draws every frame, to its PNG file if it is to have one.
  private func packed(_ film: Film, writesFrames: Bool) throws -> PackedFilm {
    let backdrop = try FrameWorker.draw(film.backdrop)
    let packer = try GIF.FramePacker(
      width: film.size.width, height: film.size.height, backdrop: backdrop.pixels)
    let delays = Timing(
      frames: film.frameCount, pace: .framesPerSecond(spec.framesPerSecond), holdLast: spec.holdLast
    ).centiseconds
    let packed = PackedFilm(packer, folder: folder.path)
    let frames = folder.frames(of: spec.name)
    if writesFrames { try FileSystem.makeFolder(frames) }
    try OrderedWork.run(count: film.frameCount, jobs: jobs) {
      try FrameWorker(size: film.size, tally: packer.tally())
    } produce: { worker, index in
      try stopwatch.measure(.drawing) {
        try worker.canvas.draw(try film.overlay(index), over: backdrop)
      }
      if writesFrames {
        try stopwatch.measure(.png) {
          try WholeFile.write(worker.png(), to: "\(frames)/\(RunFolder.frame(index + 1))")
        }
      }
      return try stopwatch.measure(.gif) {
        try worker.pack(with: packer, delay: delays[index])
      }
    } consume: { _, frame in
      try packed.append(frame)
      if film.size == spec.pixels { progress.advance() }
    } finish: { worker in
      packed.merge(worker.tally)
    }
    // Frames of an earlier, longer film are not left among those of this one.
    if writesFrames { folder.removeFrames(of: spec.name, from: film.frameCount + 1) }
    return packed
  }
}

extension GIF.Effort {
  init(_ name: EffortName) {
    switch name {
    case .fast: self = .fast
    case .standard: self = .standard
    case .maximum: self = .maximum
    }
  }
}
