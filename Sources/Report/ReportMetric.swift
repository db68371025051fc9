/// A number by which runs are measured.
public struct ReportMetric: Sendable, Hashable {
  public enum Format: String, Sendable {
    case number, percent
  }

  /// What is measured, the same for all parts of the data: "loss".
  public let measure: String
  /// Of the data: "training", "validation", "test"; empty for the run as a whole.
  public let part: String
  /// For headings: "Test loss".
  public let title: String
  public let format: Format
  /// Whether less is better; `nil` where neither is.
  public let isLessBetter: Bool?

  public init(
    measure: String, part: String, title: String, format: Format = .number, isLessBetter: Bool?
  ) {
    self.measure = measure
    self.part = part
    self.title = title
    self.format = format
    self.isLessBetter = isLessBetter
  }
}
