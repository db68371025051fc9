/// What a user asked `render report` to do.
public struct ReportRequest: Sendable, Equatable {
  /// Run folders, in the order of the page.
  public var folders: [String]
  public var output = "report.html"
  /// `nil` for the run's name, or how many runs there are.
  public var title: String?
  public var hasFilms = true
  public var isQuiet = false

  public init(folders: [String]) {
    self.folders = folders
  }
}
