import Cairo

extension OutputFormat {
  public static let svg = OutputFormat(
    "svg", mediaType: "image/svg+xml",
    summary: "one moment, in shapes and text that screen readers can tell", isVector: true,
    picture: { try SVG.encode($0.scene, title: $0.title, description: $0.altText) })
}
