import Numerics

/// A data set that is drawn: the options of some kind. With a seed it is that data set to the last bit.
public struct DatasetSpec: Sendable, Equatable {
  package var options: any DrawnDataset

  package init(_ options: any DrawnDataset) { self.options = options }

  /// A kind with its default options.
  ///
  /// - Parameter samples: `nil` for the kind's default.
  public init(kind: DatasetKind, samples: Int? = nil) {
    options = kind.type.init()
    if let samples { options.samples = samples }
  }

  public var kind: DatasetKind { DatasetKind(type(of: options)) }
  public var samples: Int { options.samples }
  /// How many classes the data set has, known before it is drawn; 0 for regression.
  public var classCount: Int { options.classCount }
  /// One name a coordinate.
  public var featureNames: [String] { options.featureNames }
  public var featureCount: Int { options.featureNames.count }

  /// Draws the data set.
  public func draw(seed: UInt32) -> Dataset {
    var random = RandomState(seed: seed)
    return options.draw(&random)
  }

  public static func == (a: DatasetSpec, b: DatasetSpec) -> Bool { a.options.isEqual(b.options) }
}
