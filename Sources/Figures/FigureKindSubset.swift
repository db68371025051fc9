import Schemas

/// A kind of figure that some place of a config takes.
package protocol FigureKindSubset: RawRepresentable, CaseIterable, Equatable, DocumentedChoice
where RawValue == String {
  static var kinds: [FigureKind] { get }
  var kind: FigureKind { get }
  init(kind: FigureKind)
}

extension FigureKindSubset {
  package static var allCases: [Self] { kinds.map { Self(kind: $0) } }
  package var rawValue: String { kind.rawValue }
  package var documentation: String { kind.summary }

  package init?(rawValue: String) {
    guard let kind = Self.kinds.first(where: { $0.rawValue == rawValue }) else { return nil }
    self.init(kind: kind)
  }
}
