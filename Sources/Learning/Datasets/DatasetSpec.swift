import Numerics

/// The data sets that a config can name.
public enum DatasetKind: String, Sendable, CaseIterable {
  case moons
}

/// A data set as a config describes it; with a seed it is that data set to the last bit.
public struct DatasetSpec: Sendable, Equatable {
  public var kind: DatasetKind
  /// 2...1,000,000.
  public var samples: Int
  /// The standard deviation of the noise on each coordinate, 0...10.
  public var noise: Double

  public static let sampleCounts = 2...1_000_000
  public static let noises = 0.0...10.0

  public init(kind: DatasetKind = .moons, samples: Int = 1000, noise: Double = 0.1) {
    self.kind = kind
    self.samples = samples
    self.noise = noise
  }

  /// Draws the data set.
  public func draw(seed: UInt32) -> Dataset {
    var random = RandomState(seed: seed)
    switch kind {
    case .moons: return Moons.draw(samples: samples, noise: noise, random: &random)
    }
  }
}
