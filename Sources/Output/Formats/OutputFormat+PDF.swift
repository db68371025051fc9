import Cairo

extension OutputFormat {
  public static let pdf = OutputFormat(
    "pdf", mediaType: "application/pdf", summary: "one moment, in shapes for print", isVector: true,
    element: nil,
    picture: { try PDF.encode($0.scene, title: $0.title) })
}
