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
        .boolean("standardize", \.standardizes)
          .documented(
            """
            Whether each input is made (value − mean) / deviation, with the mean and the deviation (of n, not n − 1) of the \
            training samples: scikit-learn's `StandardScaler`. An input that is the same in all of them is only shifted.
            """),
      ], shortForms: [.list("features", "a list of features")])
  }
}
