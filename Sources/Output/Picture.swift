import Graphics

/// One moment of a figure, for a file of its own.
package struct Picture: Sendable {
  package let scene: Scene
  package let title: String
  /// What it tells those who do not see it.
  package let altText: String

  package init(scene: Scene, title: String, altText: String) {
    self.scene = scene
    self.title = title
    self.altText = altText
  }
}
