import Experiments
import Figures
import Parallel
import Schemas

/// What a user asked `render` to do.
public struct RenderRequest: Sendable, Equatable {
  /// A path, or a name that is looked up.
  public var config: String
  /// What the command line sets over the config, in order.
  public var overrides: [ConfigOverride] = []
  /// Of all figures; `nil` for what the config says.
  public var theme: ThemeName?
  /// Of the run folder; `nil` for the config's.
  public var name: String?
  /// The folder that run folders are in.
  public var output = "visualizations"
  /// Kinds, files or files' stems of figures, in upper or lower case; `nil` for all.
  public var only: [String]?
  public var writesFrames = true
  public var retrains = false
  /// Whether pictures and films of figures that the config no longer has are removed.
  public var prunes = false
  /// Nothing is drawn.
  public var trainsOnly = false
  /// Names or hashes of the runs of a sweep; `nil` for all.
  public var runs: [String]?
  /// Whether a sweep of very many runs is meant.
  public var isConfirmed = false
  /// Threads that draw, and runs of a sweep that are trained at a time.
  public var jobs = Processors.available
  public var isQuiet = false

  public init(config: String) {
    self.config = config
  }
}
