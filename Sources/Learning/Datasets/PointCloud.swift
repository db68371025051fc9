import Numerics

/// Points as generators collect them, with a class or a value each.
struct PointCloud {
  private(set) var coordinates: [Double] = []
  private(set) var labels: [Int] = []
  private(set) var values: [Double] = []
  let featureNames: [String]

  init(features: [String] = ["x₁", "x₂"]) { featureNames = features }

  mutating func append(_ x: Double, _ y: Double, label: Int) {
    coordinates.append(x)
    coordinates.append(y)
    labels.append(label)
  }

  mutating func append(_ x: Double, _ y: Double, value: Double) {
    coordinates.append(x)
    coordinates.append(y)
    values.append(value)
  }

  mutating func append(_ x: Double, value: Double) {
    coordinates.append(x)
    values.append(value)
  }

  /// As scikit-learn's generators end: the samples in a new order, then noise on every coordinate.
  mutating func shuffle(thenAdd noise: Double, _ random: inout RandomState) {
    let order = random.permutation(labels.count)
    let width = featureNames.count
    coordinates = order.flatMap { coordinates[($0 * width)..<(($0 + 1) * width)] }
    labels = order.map { labels[$0] }
    if noise > 0 { for i in coordinates.indices { coordinates[i] += random.normal(0, noise) } }
  }

  /// - Parameter classes: 0 for values.
  func dataset(classes: Int) -> Dataset {
    let width = featureNames.count
    let inputs = Matrix(
      rows: coordinates.count / width, columns: width, elements: coordinates)
    return classes == 0
      ? Dataset(inputs: inputs, targets: values, featureNames: featureNames)
      : Dataset(
        inputs: inputs, labels: labels, classNames: (0..<classes).map { "class \($0)" },
        featureNames: featureNames)
  }

  /// How many of some samples each of several parts gets: the first ones one more where it does not come out even.
  static func shares(_ samples: Int, _ parts: Int) -> [Int] {
    (0..<parts).map { samples / parts + ($0 < samples % parts ? 1 : 0) }
  }
}
