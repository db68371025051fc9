import Learning
import Schemas

extension InputSpec {
  private static let scaleCounts = 1...100_000
  private static let scales = -1e15...1e15

  static let schema = Schema<InputSpec>(
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
        `StandardScaler`; a constant input becomes 0. Of images each channel has one mean and one deviation, those of \
        all its pixels, as torchvision's `Normalize`. `features` are made first. Figures show the data's own units. \
        Snapshots hold `inputs.mean` and `inputs.deviation`.
        """,
        default:
          "true for images and for what is read from files, false for coordinates that are drawn"),
      .numbers("mean", \.means, count: scaleCounts, in: scales).documented(
        """
        The mean that is taken away, one number an input, or one a channel of images: `[0.4914, 0.4822, 0.4465]` are \
        those of CIFAR-10. Pixels are from 0 to 1. Only together with `deviation`, and with `standardize`.
        """, default: "that of the training samples"),
      .numbers("deviation", \.deviations, count: scaleCounts, in: 1e-9...1e15).documented(
        "What is divided by, one number an input, or one a channel of images; above 0.",
        default: "that of the training samples"),
    ], shortForms: [.list("features", "a list of features")])
}
