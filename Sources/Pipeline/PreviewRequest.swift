import Figures
import Schemas

/// What a user asked `render preview` to do.
public struct PreviewRequest: Sendable, Equatable {
  /// A config, or a run folder.
  public var source: String
  /// What the command line sets over the config, in order.
  public var overrides: [ConfigOverride] = []
  /// Of the figure; `nil` for what the config says.
  public var theme: ThemeName?
  /// The kind, file or file's stem of a figure; `nil` for the first.
  public var only: String?
  public var moment = MomentChoice.last
  /// The folder that run folders are in.
  public var runs = "visualizations"
  /// The picture; `nil` for `preview.png` in the run folder.
  public var output: String?
  public var isQuiet = false

  public init(source: String) {
    self.source = source
  }
}
