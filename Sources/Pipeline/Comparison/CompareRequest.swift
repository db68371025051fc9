import Experiments
import Figures
import Parallel

/// What a user asked `render compare` to do.
public struct CompareRequest: Sendable {
  /// The run folders.
  public var folders: [String]
  public var comparisons: ComparisonList
  /// The folder that files go to.
  public var output: String
  /// Of all figures; `nil` for what the config says.
  public var theme: ThemeName?
  public var writesFrames = false
  /// Threads that read and draw.
  public var jobs = Processors.available
  public var isQuiet = false

  public init(folders: [String], comparisons: ComparisonList, output: String) {
    self.folders = folders
    self.comparisons = comparisons
    self.output = output
  }
}
