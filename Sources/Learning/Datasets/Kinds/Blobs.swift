import Numerics
import Schemas

/// Normal distributions around random centres, as scikit-learn's `make_blobs` draws them.
struct Blobs: DrawnDataset {
  static let name = "blobs"
  static let summary =
    """
    scikit-learn's `make_blobs`: normal samples around `centers` points, which are drawn from the square from −10 to 10.
    """
  static let model = ModelDefaults([6], .adam, 0.003, epochs: 60)

  var samples = 500
  /// 1...100.
  var centers = 3
  /// Centre k is of class k mod `classes`; at most `centers`.
  var classes = 3
  /// The standard deviation around each centre; 0...10.
  var deviation = 1.0

  static var fields: [Field<Blobs>] {
    [
      .samples(\.samples),
      .integer("centers", \.centers, in: 1...100).documented("How many clusters there are."),
      Field(
        "classes", shape: .integer(classCounts), read: readClasses,
        tree: { .integer($0.classes) }
      ).documented(Field<Blobs>.classesDocumentation),
      .number("deviation", \.deviation, in: 0...10)
        .documented("The standard deviation around each centre, scikit-learn's `cluster_std`."),
    ]
  }

  private static var classCounts: ClosedRange<Int> { Field<Blobs>.classCounts }

  /// As many as there are centres, where the config does not say how many.
  private static func readClasses(
    _ reader: ConfigReader, _ blobs: inout Blobs
  ) throws(ConfigError) {
    blobs.classes = try reader.integer(
      "classes", in: classCounts, default: max(blobs.centers, 2))
    if blobs.classes > blobs.centers {
      throw reader.error(
        "centers", "\(blobs.centers) cannot make \(blobs.classes) classes")
    }
  }

  var classCount: Int { min(classes, centers) }

  func draw(_ random: inout RandomState) -> Dataset {
    let middles = (0..<centers).map { _ in (random.uniform(-10, 10), random.uniform(-10, 10)) }
    var cloud = PointCloud()
    for (k, middle) in middles.enumerated() {
      for _ in 0..<(samples / centers + (k < samples % centers ? 1 : 0)) {
        let x = random.normal(middle.0, deviation)
        cloud.append(x, random.normal(middle.1, deviation), label: k % classes)
      }
    }
    cloud.shuffle(thenAdd: 0, &random)
    return cloud.dataset(classes: classCount)
  }
}

extension DatasetSpec {
  /// - Parameter classes: `nil` for one a centre.
  public static func blobs(
    samples: Int = 500, centers: Int = 3, classes: Int? = nil, deviation: Double = 1
  ) -> DatasetSpec {
    DatasetSpec(
      Blobs(
        samples: samples, centers: centers, classes: classes ?? max(centers, 2),
        deviation: deviation))
  }
}
