import Files
import Learning
import Numerics
import Schemas
import Snapshots

/// Images and labels as tensors of safetensors files.
struct TensorData: FileDataset, ChoosesClasses {
  static let name = "safetensors"
  static let summary =
    "Images as tensors of a safetensors file, `file`: `images` and `labels`, as `data.safetensors` of a run has them."
  static let model = ModelDefaults(.convolutions([8, 16], units: 32), .adam, 0.002, epochs: 20)

  var file = ""
  var testFile: String?
  var classNames = ClassNames()
  var selection = ClassSelection()

  static var fields: [Field<TensorData>] {
    [
      .string("file", \.file).documented(
        """
        A file with the tensors `images`, of shape [n, channels, height, width] or [n, height, width], and `labels`, n whole \
        numbers from 0. Bytes (`U8`) stand for 0 to 1, numbers of other types for themselves. `images.train` and \
        `labels.train` are the same; `images.test` and `labels.test` are for testing, where they are there and there is no \
        `testFile`.
        """),
      .optionalString("testFile", \.testFile).documented(
        "A file with the same tensors of the test samples.", default: "`file`'s own, if any"),
      .classNames(
        \.classNames, default: "those of the file's metadata `classes`, a line each, or `0`, `1`, …"
      ), .chosenClasses(\.selection), .otherClasses(\.selection),
    ]
  }

  var files: [String] {
    get { [file] + [testFile].compactMap(\.self) }
    set {
      file = newValue.first ?? ""
      testFile = newValue.dropFirst().first
    }
  }

  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData {
    try classNames.load(dataset)
    var hashes: [String] = []
    let content = try Self.read(&file, "file", &hashes, dataset)
    let training = try part(content, ["", ".train"], file, "file", dataset)
    guard let training else {
      throw dataset.error("file", "\(file) has no tensors \"images\" and \"labels\"")
    }
    var test: Part?
    if var path = testFile {
      let content = try Self.read(&path, "testFile", &hashes, dataset)
      testFile = path
      test = try part(content, ["", ".test", ".train"], path, "testFile", dataset)
      if test == nil {
        throw dataset.error("testFile", "\(path) has no tensors \"images\" and \"labels\"")
      }
    } else {
      test = try part(content, [".test"], file, "file", dataset)
    }
    if let test, test.shape != training.shape {
      throw dataset.error(
        testFile == nil ? "file" : "testFile",
        "the test images are of shape \(test.shape), and those of training of \(training.shape)")
    }
    let written = content.metadata["classes"].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let names = try ImageData.names(
      classNames.isEmpty ? written ?? [] : classNames.names,
      of: training.labels + (test?.labels ?? []), file, "file", dataset)
    return LoadedData(
      training.dataset(names), test: test?.dataset(names), hashes: hashes)
  }

  /// Images with their labels.
  private struct Part {
    /// [channels, height, width]
    let shape: [Int]
    let values: SampleValues
    let labels: [Int]

    func dataset(_ names: [String]) -> Dataset {
      Dataset(
        values: values, shape: shape, labels: labels, classNames: names,
        featureNames: Dataset.pixelNames(shape))
    }
  }

  private static func read(
    _ path: inout String, _ key: String, _ hashes: inout [String], _ dataset: ConfigReader
  ) throws(ConfigError) -> TensorFile {
    let (bytes, found) = try DataFile.read(path, key, dataset)
    path = found
    hashes.append(Hash.fnv1a(bytes))
    do {
      return try TensorFile(bytes)
    } catch {
      throw dataset.error(key, "\(found): \(error)")
    }
  }

  /// - Parameter endings: what may stand behind "images" and "labels", in the order in which it is looked for.
  /// - Returns: `nil` where there are no such images.
  private func part(
    _ file: TensorFile, _ endings: [String], _ path: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> Part? {
    guard let ending = endings.first(where: { file.tensors["images\($0)"] != nil }),
      let images = file.tensors["images\(ending)"]
    else { return nil }
    func error(_ name: String, _ problem: String) -> ConfigError {
      dataset.error(key, "\(path): \(name)\(ending) \(problem)")
    }
    guard [3, 4].contains(images.shape.count), images.shape.allSatisfy({ $0 > 0 }) else {
      throw error(
        "images",
        "has shape \(images.shape); it must be [n, channels, height, width] or [n, height, width], none of them 0"
      )
    }
    let shape = (images.shape.count == 3 ? [1] : []) + images.shape.dropFirst()
    guard shape.reduce(1, *) <= ImageData.mostPixels else {
      throw error("images", "has images of shape \(shape), which are too large to train with")
    }
    let count = images.shape[0]
    guard let tensor = file.tensors["labels\(ending)"] else {
      throw error("labels", "is missing; it must be [\(count)], a whole number an image")
    }
    guard tensor.shape == [count] || tensor.shape == [count, 1], let labels = tensor.integers,
      labels.allSatisfy({ $0 >= 0 })
    else {
      throw error(
        "labels",
        "has type \(tensor.kind.rawValue) and shape \(tensor.shape); it must be [\(count)], whole numbers from 0"
      )
    }
    return Part(
      shape: shape, values: try values(images, shape, error: error), labels: labels)
  }

  private func values(
    _ images: Tensor, _ shape: [Int], error: (_ name: String, _ problem: String) -> ConfigError
  ) throws(ConfigError) -> SampleValues {
    if images.kind == .uint8 { return .pixels(Pixels(shape: shape, bytes: images.bytes)) }
    let numbers = images.doubles
    guard numbers.count == images.shape.reduce(1, *), numbers.allSatisfy(\.isFinite) else {
      throw error("images", "holds something other than finite numbers")
    }
    return .numbers(
      Matrix(rows: images.shape[0], columns: shape.reduce(1, *), elements: numbers))
  }
}
