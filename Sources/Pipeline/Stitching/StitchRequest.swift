import Output
import Parallel

/// What a user asked `render stitch` to do.
public struct StitchRequest: Sendable, Equatable {
  /// Files, folders and patterns.
  public var frames: [String]
  public var output: String
  public var format: OutputFormat
  /// `background` is what shows through transparent frames.
  public var encoding = EncodingOptions()
  /// Threads.
  public var jobs = Processors.available
  public var isQuiet = false

  public init(frames: [String], output: String, format: OutputFormat) {
    self.frames = frames
    self.output = output
    self.format = format
  }
}
