/// What a figure can be written as; the raw value is the file's extension.
public enum FigureFormat: String, Sendable, CaseIterable {
  /// A film.
  case gif
  /// One moment.
  case png

  /// The format that a file's extension names.
  public init?(file: String) {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    self.init(rawValue: file[file.index(after: dot)...].lowercased())
  }

  /// Whether it shows all frames.
  public var isFilm: Bool { self == .gif }
}
