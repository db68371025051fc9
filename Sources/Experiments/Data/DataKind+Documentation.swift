import Config
import Learning

extension DataKind: DocumentedChoice {
  package var documentation: String { formula?.documentation ?? "A table in a text file: `file`." }
}

extension DatasetKind {
  fileprivate var documentation: String {
    switch self {
    case .moons: "scikit-learn's `make_moons`: two half circles of radius 1 that interlock."
    case .circles:
      "scikit-learn's `make_circles`: a circle of radius 1, and one of radius `factor` in it."
    case .blobs:
      """
      scikit-learn's `make_blobs`: normal samples around `centers` points, which are drawn from the square from −10 to 10.
      """
    case .gaussianQuantiles:
      """
      scikit-learn's `make_gaussian_quantiles`: one normal distribution, cut into `classes` rings of equally many samples.
      """
    case .flower: "Coursera's planar data: the petals r = 4 sin 4t, half of them of each class."
    case .spiral: "CS231n's arms: r from 0 to 1 over an angle of 4, an arm a class."
    case .playgroundCircle:
      """
      TensorFlow Playground's circle: half of the samples within a radius of 2.5, the others between 3.5 and 5.
      """
    case .playgroundXor:
      """
      TensorFlow Playground's exclusive or: the sign of xy over a square of side 10, with a gap of 0.6 along the axes.
      """
    case .playgroundGauss:
      "TensorFlow Playground's Gaussians: around (2, 2) and (−2, −2), with variance 0.5 + 7 · `noise`."
    case .playgroundSpiral:
      "TensorFlow Playground's spiral: two arms of 1.75 turns and radius 5."
    case .checkerboard:
      "`cells` × `cells` squares of side 1, coloured as on a chessboard, around the origin."
    case .parabolas: "deepreplay's: y = x² and y = x² − ½ for x from −1 to 1."
    case .xor:
      "The corners of the unit square, again and again; class 1 where exactly one coordinate is 1."
    case .regressPlane:
      "TensorFlow Playground's plane: the value (x + y) / 10 over a square of side 12."
    case .regressGaussian:
      """
      TensorFlow Playground's hills: six cones of radius 2 and of height 1 or −1 over a square of side 12.
      """
    case .sine: "One input: the value sin x for x from −π to π."
    }
  }
}

extension SplitKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .stratified:
      """
      Every part keeps the classes' shares, as scikit-learn's `train_test_split(stratify=y)` with the `seed` as its \
      `random_state`. Without classes as `shuffled`.
      """
    case .shuffled: "As scikit-learn's `train_test_split` without `stratify`."
    }
  }
}
