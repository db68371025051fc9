import Learning

extension InputSpec {
  static var schema: Schema<InputSpec> {
    Schema(
      [
        .choices("features", \.features),
        .boolean("standardize", \.standardizes).documented(
          """
          Whether every input becomes (x − mean) / deviation, with the mean and the deviation \
          of the training samples (of the population: divided by n), as scikit-learn's \
          `StandardScaler`; a constant input becomes 0. `features` are made first. Figures show \
          the data's own units. Snapshots hold `inputs.mean` and `inputs.deviation`.
          """,
          default: "true for tables, false for data sets that are drawn"),
      ], shortForms: [.list("features", "a list of features")])
  }
}
