/// A kind of figure that several runs can be compared in: any but a dashboard.
package struct ComparedKind: FigureKindSubset {
  package let kind: FigureKind
  package static var kinds: [FigureKind] { FigureKind.comparable }
  package init(kind: FigureKind) { self.kind = kind }
}
