import GIF

/// What a user asked `render stitch` to do.
public struct StitchRequest: Sendable, Equatable {
  public typealias Effort = GIF.Effort
  public typealias Dither = GIF.Dithering

  /// Files, folders and patterns.
  public var frames: [String]
  public var output: String
  public var format: StitchFormat
  /// `nil` for that of films among the frames, and ten pictures a second.
  public var pace: Pace?
  /// Seconds that the first frame stays longer.
  public var holdFirst = 0.0
  /// Seconds that the last frame stays longer.
  public var holdLast = 0.0
  /// How often the film plays; 0 is forever.
  public var loops = 0
  /// Of a GIF, 1 to 100.
  public var quality = 90
  /// Of a GIF.
  public var effort = Effort.standard
  /// The most colours of a GIF, 2 to 256.
  public var colors = 256
  /// How a GIF imitates colours that its palette has not.
  public var dither = Dither.none
  /// The most bytes that a GIF may have.
  public var maxBytes: Int?
  /// What shows through transparent frames, 0xRRGGBB; `nil` for nothing, where the format can be transparent.
  public var background: UInt32? = 0xFFFFFF
  /// Threads.
  public var jobs = Processors.available
  public var isQuiet = false

  public init(frames: [String], output: String, format: StitchFormat) {
    self.frames = frames
    self.output = output
    self.format = format
  }
}
