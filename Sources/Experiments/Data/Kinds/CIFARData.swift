import Files
import Learning
import Schemas

/// The binary files of CIFAR-10 and CIFAR-100.
struct CIFARData: FileDataset, ChoosesClasses {
  static let name = "cifar"
  static let summary =
    "The binary files of CIFAR-10 or CIFAR-100, 32 × 32 pixels in colour: `folder`, or `files`."
  static let model = ModelDefaults(
    .convolutions([16, 32, 64], units: 64), .adam, 0.002, epochs: 10)

  /// Where files of the original names are; `nil` where files are named.
  var folder: String?
  var trainingFiles: [String] = []
  var testFiles: [String] = []
  var version = CIFARFile.Version.cifar10
  var labels = CIFARLabels.fine
  var classNames = ClassNames()
  var selection = ClassSelection()
  var limit: Int?

  static var fields: [Field<CIFARData>] {
    [
      .optionalString("folder", \.folder).documented(
        """
        A folder with the files of the original names: `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin` of \
        CIFAR-10, `train.bin` and `test.bin` of CIFAR-100.
        """, default: "the files that are named"),
      .strings("files", \.trainingFiles, count: 1...1000).documented(
        "Files of training images, in this order.", default: "those of `folder`"),
      .strings("testFiles", \.testFiles, count: 1...1000).documented(
        "Files of test images.", default: "those of `folder`, if any"),
      Field("version", shape: .integer(10...100)) { reader, data throws(ConfigError) in
        let number = try reader.integer("version", in: 10...100, default: data.version.rawValue)
        guard let version = CIFARFile.Version(rawValue: number) else {
          throw reader.error("version", "\(number) is neither 10 nor 100")
        }
        data.version = version
      } tree: {
        .integer($0.version.rawValue)
      }.documented("10 for CIFAR-10, 100 for CIFAR-100."),
      .choice("labels", \.labels).documented("The classes of CIFAR-100."),
      .classNames(\.classNames, default: "those of the data set"), .limit(\.limit),
      .chosenClasses(\.selection), .otherClasses(\.selection),
    ]
  }

  private var hasTestFiles: Bool { !testFiles.isEmpty }

  var files: [String] {
    get { trainingFiles + testFiles }
    set {
      let count = min(trainingFiles.count, newValue.count)
      trainingFiles = Array(newValue.prefix(count))
      testFiles = Array(newValue.dropFirst(count))
    }
  }

  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData {
    try classNames.load(dataset)
    try find(dataset)
    var hashes: [String] = []
    let training = try read("files", \.trainingFiles, &hashes, dataset)
    let test = hasTestFiles ? try read("testFiles", \.testFiles, &hashes, dataset) : nil
    let names = try ImageData.names(
      classNames.isEmpty ? labels.names(version) : classNames.names,
      of: training.labels + (test?.labels ?? []), trainingFiles[0], "files", dataset)
    return LoadedData(
      training.limited(to: limit).dataset(names), test: test?.dataset(names), hashes: hashes)
  }

  /// Puts the files of the folder in their places.
  private mutating func find(_ dataset: ConfigReader) throws(ConfigError) {
    if let folder {
      let path = try DataFile.folder(folder, "folder", dataset)
      func present(_ names: [String]) -> [String] {
        names.map { "\(path)/\($0)" }.filter(FileSystem.isReadable)
      }
      let isSmall = version == .cifar10
      let names = isSmall ? (1...5).map { "data_batch_\($0).bin" } : ["train.bin"]
      if trainingFiles.isEmpty { trainingFiles = present(names) }
      if testFiles.isEmpty { testFiles = present([isSmall ? "test_batch.bin" : "test.bin"]) }
      if trainingFiles.isEmpty {
        throw dataset.error("folder", "\(path) has none of \(names.joined(separator: ", "))")
      }
      self.folder = nil
    }
    if trainingFiles.isEmpty {
      throw dataset.error("files", "is missing; name the files, or their folder")
    }
  }

  /// The images of some files; their paths become those where they were found.
  private mutating func read(
    _ key: String, _ paths: WritableKeyPath<CIFARData, [String]>, _ hashes: inout [String],
    _ dataset: ConfigReader
  ) throws(ConfigError) -> ImageData {
    var images = ImageData(shape: CIFARFile.shape)
    for index in self[keyPath: paths].indices {
      let (bytes, path) = try DataFile.read(self[keyPath: paths][index], key, dataset)
      self[keyPath: paths][index] = path
      hashes.append(Hash.fnv1a(bytes))
      do {
        let file = try CIFARFile(bytes, version, coarse: labels == .coarse)
        images.bytes += file.bytes
        images.labels += file.labels
      } catch {
        throw dataset.error(key, at: index, "\(path): \(error)")
      }
    }
    return images
  }
}
