import Learning

extension EarlyStoppingSpec {
  static var schema: Schema<EarlyStoppingSpec> {
    Schema(
      [
        .integer("patience", \.patience, in: patiences),
        .number("minimumChange", \.minimumChange, in: minimumChanges),
      ], shortForms: [.number("patience", "a number of epochs")])
  }
}
