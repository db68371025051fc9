import Numerics

/// A data set as a config describes it; with a seed it is that data set to the last bit. Numbers that its kind does not use
/// do nothing.
public struct DatasetSpec: Sendable, Equatable {
  public var kind: DatasetKind
  /// 2...1,000,000.
  public var samples: Int
  /// 0...10: a standard deviation on each coordinate; of flower and spiral on the angle (and the radius); of the playground's
  /// sets as there, 0...0.5; of sine on the value. Blobs and quantiles have none.
  public var noise: Double
  /// Of circles: the radius of the inner one; 0...1.
  public var factor: Double
  /// Of blobs; 1...100.
  public var centers: Int
  /// Of blobs, spiral and gaussianQuantiles; 2...100. With fewer than there are centres, centre k is of class k mod `classes`.
  public var classes: Int
  /// Of blobs: around each centre; 0...10.
  public var deviation: Double
  /// Of gaussianQuantiles; 0...100.
  public var covariance: Double
  /// Of checkerboard: squares a row; 1...50.
  public var cells: Int

  public static let sampleCounts = 2...1_000_000
  public static let noises = 0.0...10.0
  public static let factors = 0.0...1.0
  public static let centerCounts = 1...100
  public static let classCounts = 2...100
  public static let deviations = 0.0...10.0
  public static let covariances = 0.0...100.0
  public static let cellCounts = 1...50

  /// - Parameters: samples, noise and classes left out are what is usual for the kind.
  public init(
    kind: DatasetKind = .moons, samples: Int? = nil, noise: Double? = nil, factor: Double = 0.5,
    centers: Int = 3, classes: Int? = nil, deviation: Double = 1, covariance: Double = 1,
    cells: Int = 4
  ) {
    self.kind = kind
    self.samples = samples ?? kind.defaultSamples
    self.noise = noise ?? kind.defaultNoise
    self.factor = factor
    self.centers = centers
    self.classes = classes ?? (kind == .blobs ? max(centers, 2) : 3)
    self.deviation = deviation
    self.covariance = covariance
    self.cells = cells
  }

  /// How many classes the data set has, known before it is drawn; 0 for regression.
  public var classCount: Int {
    switch kind {
    case .blobs: min(classes, centers)
    case .gaussianQuantiles, .spiral: classes
    default: kind.isRegression ? 0 : 2
    }
  }

  public var featureCount: Int { kind.featureCount }

  /// One name a coordinate.
  public var featureNames: [String] { featureCount == 1 ? ["x"] : ["x₁", "x₂"] }

  /// Draws the data set.
  public func draw(seed: UInt32) -> Dataset {
    var random = RandomState(seed: seed)
    return draw(&random)
  }

  private func draw(_ random: inout RandomState) -> Dataset {
    switch kind {
    case .moons: Moons.draw(samples: samples, noise: noise, random: &random)
    case .circles:
      Circles.draw(samples: samples, noise: noise, factor: factor, random: &random)
    case .blobs:
      Blobs.draw(
        samples: samples, centers: centers, classes: classes, deviation: deviation,
        random: &random)
    case .gaussianQuantiles:
      GaussianQuantiles.draw(
        samples: samples, classes: classes, covariance: covariance, random: &random)
    case .flower: Spirals.flower(samples: samples, noise: noise, random: &random)
    case .spiral:
      Spirals.arms(samples: samples, classes: classes, noise: noise, random: &random)
    case .playgroundCircle: Playground.circle(samples: samples, noise: noise, random: &random)
    case .playgroundXor: Playground.xor(samples: samples, noise: noise, random: &random)
    case .playgroundGauss: Playground.gauss(samples: samples, noise: noise, random: &random)
    case .playgroundSpiral: Playground.spiral(samples: samples, noise: noise, random: &random)
    case .checkerboard:
      Patterns.checkerboard(samples: samples, cells: cells, noise: noise, random: &random)
    case .parabolas: Patterns.parabolas(samples: samples, noise: noise, random: &random)
    case .xor: Patterns.xor(samples: samples, noise: noise, random: &random)
    case .regressPlane: Playground.plane(samples: samples, noise: noise, random: &random)
    case .regressGaussian: Playground.hills(samples: samples, noise: noise, random: &random)
    case .sine: Patterns.sine(samples: samples, noise: noise, random: &random)
    }
  }
}
