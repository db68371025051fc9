import Files
import Parallel
import Progress

/// A film to be written: its frames, how it is encoded, and where it goes.
package struct FilmJob: Sendable {
  package let path: String
  package let frames: any FrameSource
  package let options: EncodingOptions
  package let timing: Timing
  /// Threads.
  package let jobs: Int
  package let progress: Progress
  package let stopwatch: Stopwatch

  /// - Parameter options: with a pace.
  package init(
    path: String, frames: any FrameSource, options: EncodingOptions, jobs: Int,
    progress: Progress, stopwatch: Stopwatch
  ) {
    self.path = path
    self.frames = frames
    self.options = options
    timing = Timing(
      frames: frames.count, pace: options.pace ?? .framesPerSecond(10),
      holdFirst: options.holdFirst, holdLast: options.holdLast)
    self.jobs = jobs
    self.progress = progress
    self.stopwatch = stopwatch
  }

  /// Whether nothing is behind the frames.
  var isTransparent: Bool { options.background == nil }

  /// The folder of the file, where frames may wait in files without names.
  var folder: String { FileSystem.parent(of: path) }
}
