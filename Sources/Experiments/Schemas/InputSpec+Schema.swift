import Config
import Learning

extension InputSpec {
  static var schema: Schema<InputSpec> {
    Schema(
      [
        .choices("features", \.features)
          .documented(
            """
            What the network sees of the coordinates x and y, as in TensorFlow Playground: a list of different features, in \
            its order. Figures show the plane of x and y all the same.
            """, default: "the coordinates, or the columns of a table, as they are"),
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
