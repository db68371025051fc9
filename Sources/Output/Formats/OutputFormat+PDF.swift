import Cairo

extension OutputFormat {
  public static let pdf = OutputFormat(
    "pdf", summary: "one moment, in shapes for print", isVector: true, element: nil,
    picture: { try PDF.encode($0.scene, title: $0.title) })
}
