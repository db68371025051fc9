/// The data sets that are drawn from a formula.
public enum DatasetKind: String, Sendable, CaseIterable {
  /// scikit-learn's `make_moons`.
  case moons
  /// scikit-learn's `make_circles`.
  case circles
  /// scikit-learn's `make_blobs`.
  case blobs
  /// scikit-learn's `make_gaussian_quantiles`.
  case gaussianQuantiles
  /// Coursera's planar data.
  case flower
  /// CS231n's arms.
  case spiral
  case playgroundCircle, playgroundXor, playgroundGauss, playgroundSpiral
  case checkerboard
  /// deepreplay's.
  case parabolas
  /// Four points.
  case xor
  /// TensorFlow Playground's plane: a value to be predicted instead of a class.
  case regressPlane
  /// TensorFlow Playground's "multi-Gaussian".
  case regressGaussian
  /// A sine with noise, of one input.
  case sine

  public var defaultSamples: Int {
    switch self {
    case .moons, .circles, .checkerboard: 1000
    case .blobs, .gaussianQuantiles: 500
    case .flower: 400
    case .spiral: 300
    case .playgroundCircle, .playgroundXor, .playgroundGauss, .playgroundSpiral: 500
    case .parabolas: 2000
    case .xor: 4
    case .regressPlane, .regressGaussian: 1200
    case .sine: 200
    }
  }

  public var defaultNoise: Double {
    switch self {
    case .moons, .circles, .sine: 0.1
    case .flower, .spiral: 0.2
    default: 0
    }
  }

  /// Whether there is a value to be predicted instead of a class.
  public var isRegression: Bool {
    switch self {
    case .regressPlane, .regressGaussian, .sine: true
    default: false
    }
  }

  public var featureCount: Int { self == .sine ? 1 : 2 }
}
