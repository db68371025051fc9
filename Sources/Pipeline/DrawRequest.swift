import Figures

/// What a user asked `render draw` to do.
public struct DrawRequest: Sendable, Equatable {
  /// The run folder.
  public var folder: String
  /// A config whose figures are drawn; `nil` for the folder's own.
  public var config: String?
  /// Of all figures; `nil` for what the config says.
  public var theme: ThemeName?
  /// The folder that pictures, films and frames go to; `nil` for the run folder.
  public var output: String?
  /// Kinds, files or files' stems of figures, in upper or lower case; `nil` for all.
  public var only: [String]?
  public var writesFrames = true
  /// Threads that draw.
  public var jobs = Processors.available
  public var isQuiet = false

  public init(folder: String) {
    self.folder = folder
  }
}
