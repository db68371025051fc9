import Figures
import Output

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

  /// Makes sure that every figure's format can be written by what is installed.
  ///
  /// - Parameter config: for messages.
  /// - Throws: `OutputError.noFFmpeg`.
  static func checkPrograms(_ figures: [FigureSpec], _ config: String) throws(OutputError) {
    for figure in figures { try figure.format.checkProgram(for: "\(config): \(figure.file)") }
  }

  private static func names(of figure: FigureSpec) -> [String] {
    [figure.file, figure.name, figure.kind.rawValue]
  }

  private static func isNamed(_ figure: FigureSpec, by name: String) -> Bool {
    names(of: figure).contains { $0.lowercased() == name.lowercased() }
  }
}
