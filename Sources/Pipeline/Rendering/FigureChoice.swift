import Figures

/// The figures that `--only` names: by kind, by file or by the file's stem.
enum FigureChoice {
  /// - Parameter only: in upper or lower case; `nil` for all.
  /// - Throws: `JobError.noSuchFigure`.
  static func chosen(
    _ figures: [FigureSpec], _ only: [String]?
  ) throws(JobError) -> [FigureSpec] {
    guard let only else { return figures }
    for name in only where !figures.contains(where: { isNamed($0, by: name) }) {
      throw .noSuchFigure(name, names: figures.flatMap(names), files: figures.map(\.file))
    }
    return figures.filter { figure in only.contains { isNamed(figure, by: $0) } }
  }

  private static func names(of figure: FigureSpec) -> [String] {
    [figure.file, figure.name, figure.kind.rawValue]
  }

  private static func isNamed(_ figure: FigureSpec, by name: String) -> Bool {
    names(of: figure).contains { $0.lowercased() == name.lowercased() }
  }
}
