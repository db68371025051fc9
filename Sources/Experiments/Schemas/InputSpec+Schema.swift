import Learning

extension InputSpec {
  static var schema: Schema<InputSpec> {
    Schema(
      [
        .choices("features", \.features),
        .boolean("standardize", \.standardizes),
      ], shortForms: [.list("features", "a list of features")])
  }
}
