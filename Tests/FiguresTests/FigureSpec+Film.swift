import Cairo
import Figures
import Plots

extension FigureKind {
  /// - Precondition: there is such a kind.
  static func named(_ name: String) -> FigureKind {
    guard let kind = FigureKind(rawValue: name) else { preconditionFailure(name) }
    return kind
  }
}

extension FigureSpec {
  /// The film with text measured as it is drawn.
  func film(of run: Run) throws -> Film {
    try film(page(of: run), text: CairoTextMeasure())
  }
}
