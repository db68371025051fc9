import CLibrary

/// What a user asked `render` to do.
public struct RenderRequest: Sendable, Equatable {
  /// A path, or a name that is looked up.
  public var config: String
  /// The folder that run folders are in.
  public var output = "visualizations"
  /// Kinds or files of figures; `nil` for all.
  public var only: [String]?
  public var writesFrames = true
  public var retrains = false
  /// Threads that draw.
  public var jobs = Self.processors
  public var isQuiet = false

  public init(config: String) {
    self.config = config
  }

  /// The processors that are switched on.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
