import Figures
import Learning
import Numerics
import Predictions
import Snapshots

/// The samples of a run folder, from its `data.safetensors` alone.
///
/// A file of another program has `inputs.train` [samples, features] or [samples, channels, height, width], or `images.train`
/// of bytes, which stand for 0 to 1, and `labels.train` or `targets.train` [samples], the same
/// of `validation` and `test` where there are such, and need have nothing else; `inputs`, `labels` and `targets` are
/// the training set's, too.
struct RunData {
  private let path: String
  private let metadata: [String: String]
  /// By part: as the network takes them, where metrics ask for them or nothing else is there.
  private let inputs: [String: SampleValues]
  private let training: SampleValues
  private let coordinates: [String: SampleValues]
  private let labels: [String: [Int]]
  private let targets: [String: [Double]]
  private let standardization: Standardization?
  let targetScale: TargetScale
  /// [channels, height, width] of images; `nil` where samples are features.
  let shape: [Int]?
  /// One a class, in order; empty for regression.
  let classNames: [String]
  /// How many numbers the network takes.
  var inputCount: Int { training.columns }
  /// Whether the network takes bytes of pictures, however they are normalised.
  var hasPixels: Bool { if case .pixels = training { true } else { false } }
  /// What the file says of a network that nothing else describes.
  var activation: String? { metadata["activation"] }

  static let parts = ["train", "validation", "test"]

  /// - Throws: `RunReaderError.data` when a tensor is missing or does not fit the others.
  init(_ file: borrowing TensorReader) throws {
    path = file.path
    metadata = file.metadata
    let shapes = file.shapes
    let columns = Columns(path: path)
    var inputs: [String: SampleValues] = [:]
    var coordinates = inputs
    var sampleShapes: [String: [Int]] = [:]
    var labels: [String: [Int]] = [:]
    var targets: [String: [Double]] = [:]
    for part in Self.parts {
      func name(_ kind: String) -> String? {
        let names = ["\(kind).\(part)"] + (part == "train" ? [kind] : [])
        return names.first { shapes[$0] != nil }
      }
      let images = name("images")
      guard let input = images ?? name("inputs") else { continue }
      let rows: SampleValues =
        images == nil
        ? .numbers(try columns.matrix(file, input)) : .pixels(try columns.pixels(file, input))
      inputs[part] = rows
      if images != nil { coordinates[part] = rows }
      sampleShapes[part] = Array((shapes[input] ?? []).dropFirst())
      let answers = [("labels", name("labels")), ("targets", name("targets"))]
      for case (let kind, let answer?) in answers {
        let values = try columns.values(file, answer, count: rows.rows, as: input)
        if kind == "targets" {
          targets[part] = values
        } else {
          labels[part] = try columns.labels(values, answer)
        }
      }
      if images == nil, let name = name("coordinates") {
        let points = SampleValues.numbers(try columns.matrix(file, name))
        guard points.rows == rows.rows else {
          throw columns.error(
            "\(name) has \(points.rows) samples, and \(input) has \(rows.rows)")
        }
        coordinates[part] = points
      }
    }
    guard let training = inputs["train"], training.rows > 0, training.columns > 0 else {
      throw columns.error(
        "it has no training samples; inputs.train must be [samples, features] with one at least")
    }
    let found = sampleShapes["train"] ?? []
    shape = found.count == 3 ? found : nil
    let answers = labels["train"] != nil ? "labels" : "targets"
    for (part, rows) in inputs {
      guard rows.columns == training.columns || rows.rows == 0 else {
        throw columns.error(
          "inputs.\(part) has \(rows.columns) features, and inputs.train has \(training.columns)")
      }
      guard answers == "labels" ? labels[part] != nil : targets[part] != nil else {
        throw columns.error(
          "it has no \(answers).\(part), which says what is to be learnt of inputs.\(part); write labels (classes from 0) or targets (numbers)"
        )
      }
    }
    let scale = try Self.standardization(
      file, inputCount: training.columns, shape: shape, columns)
    // Bytes are what inputs are made of.
    let transform = InputTransform(standardization: scale)
    self.inputs = inputs.mapValues { if case .pixels = $0 { transform.apply($0) } else { $0 } }
    self.training = training
    self.coordinates = coordinates
    self.labels = labels
    self.targets = answers == "labels" ? [:] : targets
    classNames =
      answers == "labels"
      ? try Self.classNames(metadata, labels: labels, columns) : []
    standardization = scale
    targetScale = try Self.targetScale(file, columns)
  }

  private static func classNames(
    _ metadata: [String: String], labels: [String: [Int]], _ columns: Columns
  ) throws(RunReaderError) -> [String] {
    let count = max((labels.values.joined().max() ?? 0) + 1, 2)
    guard let text = metadata["classes"], !text.isEmpty else {
      return (0..<count).map { "class \($0)" }
    }
    let names = NameList.names(text)
    guard names.count >= count else {
      throw columns.error(
        "its labels go up to \(count - 1), and its metadata name \(names.count) classes; name one a class, a line each"
      )
    }
    return names
  }

  private static func standardization(
    _ file: borrowing TensorReader, inputCount: Int, shape: [Int]?, _ columns: Columns
  ) throws -> Standardization? {
    // One an input, or one a channel.
    let found = (file.shapes["inputs.mean"] ?? []).reduce(1, *)
    let count = shape.map { $0[0] == found ? found : inputCount } ?? inputCount
    guard let means = try columns.optional(file, "inputs.mean", count: count),
      let deviations = try columns.optional(file, "inputs.deviation", count: count)
    else { return nil }
    guard deviations.allSatisfy({ $0 > 0 }) else {
      throw columns.error("inputs.deviation holds a number that is not above 0")
    }
    return Standardization(means: means, deviations: deviations, span: inputCount / count)
  }

  private static func targetScale(
    _ file: borrowing TensorReader, _ columns: Columns
  ) throws -> TargetScale {
    guard let mean = try columns.optional(file, "targets.mean", count: 1),
      let deviation = try columns.optional(file, "targets.deviation", count: 1)
    else { return .identity }
    guard deviation[0] > 0 else {
      throw columns.error("targets.deviation is not above 0")
    }
    return TargetScale(mean: mean[0], deviation: deviation[0])
  }

  /// From the samples' coordinates to what the network takes.
  ///
  /// - Parameter features: that a config names; empty for the coordinates as they are.
  /// - Throws: `RunReaderError.data` when the file does not have the coordinates.
  func transform(features: [InputFeature]) throws(RunReaderError) -> InputTransform {
    let transform = InputTransform(features: features, standardization: standardization)
    guard transform != .identity else { return transform }
    for part in Self.parts where (inputs[part]?.rows ?? 0) > 0 {
      guard let points = coordinates[part] else {
        throw .data(
          path,
          "it has no coordinates.\(part), from which inputs.\(part) were made; write them, [samples, coordinates]"
        )
      }
      let made = features.isEmpty ? points.columns : features.count
      guard made == inputCount, points.columns >= (features.map(\.coordinates).max() ?? 0) else {
        throw .data(
          path,
          "coordinates.\(part) has \(points.columns) columns, of which the config's features make \(made) inputs, and inputs.\(part) has \(inputCount)"
        )
      }
    }
    return transform
  }

  /// The samples as figures take them.
  ///
  /// - Parameter transform: from this file.
  func samples(_ part: String, _ transform: InputTransform) -> Samples {
    let points = (transform == .identity ? inputs[part] : coordinates[part]) ?? inputs[part]
    guard let points else { return Samples(inputs: []) }
    return Samples(
      inputs: SampleRows(points), labels: labels[part] ?? [],
      targets: targets[part] ?? [])
  }

  /// One name a coordinate.
  func featureNames(_ transform: InputTransform) -> [String] {
    let count = (transform == .identity ? inputs["train"] : coordinates["train"])?.columns ?? 0
    let key = transform.features.isEmpty ? "features" : "coordinates"
    if let text = metadata[key] {
      let names = NameList.names(text)
      if names.count == count { return names }
    }
    if let shape, shape.reduce(1, *) == count { return Dataset.pixelNames(shape) }
    return (1...max(count, 1)).map { count == 1 ? "x" : "x\(Self.subscripted($0))" }
  }

  var targetName: String { metadata["target"] ?? "target" }

  private static func subscripted(_ number: Int) -> String {
    let zero: UInt32 = 0x2080
    return String(
      String.UnicodeScalarView(
        "\(number)".unicodeScalars.compactMap { Unicode.Scalar(zero + $0.value - 48) }))
  }

  /// What the network takes, for metrics.
  var split: DataSplit {
    DataSplit(
      training: dataset("train", training),
      validation: inputs["validation"].map { dataset("validation", $0) },
      test: inputs["test"].map { dataset("test", $0) })
  }

  private func dataset(_ part: String, _ rows: SampleValues) -> Dataset {
    let rows = rows.rows > 0 ? rows : .numbers(Matrix(rows: 0, columns: inputCount))
    let names = (0..<inputCount).map(String.init)
    return classNames.isEmpty
      ? Dataset(
        values: rows, targets: targets[part] ?? [], targetName: targetName,
        targetScale: targetScale, featureNames: names)
      : Dataset(
        values: rows, labels: labels[part] ?? [], classNames: classNames, featureNames: names)
  }
}
