/// A size or a step in an image.
package struct HeightWidth: Sendable, Equatable, CustomStringConvertible {
  package var height, width: Int

  package init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  package init(_ side: Int) { self.init(side, side) }

  package var description: String { "\(height)×\(width)" }
}
