import Files
import Gzip
import Learning
import Schemas

/// Images and labels in IDX files, as MNIST and Fashion-MNIST come.
struct IDXData: FileDataset, ChoosesClasses {
  static let name = "idx"
  static let summary =
    """
    Images and labels in IDX files, as MNIST and Fashion-MNIST come, packed by gzip or not: `folder`, or `images` and `labels`.
    """
  static let model = ModelDefaults(.convolutions([8, 16], units: 32), .adam, 0.002, epochs: 10)

  /// Where files of MNIST's names are; `nil` where files are named.
  var folder: String?
  var images: String?
  var labels: String?
  var testImages: String?
  var testLabels: String?
  var classNames = ClassNames()
  var selection = ClassSelection()
  var limit: Int?

  static var fields: [Field<IDXData>] {
    [
      .optionalString("folder", \.folder).documented(
        """
        A folder with `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, and `t10k-images-idx3-ubyte` and \
        `t10k-labels-idx1-ubyte` for testing, each with or without `.gz`; a point may be in the place of the hyphen before \
        `idx`.
        """, default: "the files that are named"),
      .optionalString("images", \.images).documented(
        "The file of the images: bytes of shape [n, height, width], or [n, channels, height, width].",
        default: "the one in `folder`"),
      .optionalString("labels", \.labels).documented(
        "The file of the classes: n bytes, from 0.", default: "the one in `folder`"),
      .optionalString("testImages", \.testImages).documented(
        "The file of the test images, where there is one.", default: "the one in `folder`, if any"),
      .optionalString("testLabels", \.testLabels).documented(
        "The file of the test images' classes.", default: "the one in `folder`, if any"),
      .classNames(\.classNames, default: "`0`, `1`, …"), .limit(\.limit),
      .chosenClasses(\.selection), .otherClasses(\.selection),
    ]
  }

  private var hasTestFiles: Bool { testImages != nil || testLabels != nil }

  var files: [String] {
    get { [images, labels, testImages, testLabels].compactMap(\.self) }
    set {
      images = newValue.first
      labels = newValue.dropFirst().first
      testImages = newValue.dropFirst(2).first
      testLabels = newValue.dropFirst(3).first
    }
  }

  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData {
    try classNames.load(dataset)
    try find(dataset)
    var hashes: [String] = []
    let training = try read("images", \.images, "labels", \.labels, &hashes, dataset)
    let test =
      hasTestFiles
      ? try read("testImages", \.testImages, "testLabels", \.testLabels, &hashes, dataset) : nil
    if let test, test.shape != training.shape {
      throw dataset.error(
        "testImages", "are of shape \(test.shape), and those of training of \(training.shape)")
    }
    let names = try ImageData.names(
      classNames.names, of: training.labels + (test?.labels ?? []), labels ?? "", "labels", dataset)
    return LoadedData(
      training.limited(to: limit).dataset(names), test: test?.dataset(names), hashes: hashes)
  }

  /// Puts the files of the folder in their places.
  private mutating func find(_ dataset: ConfigReader) throws(ConfigError) {
    if let folder {
      let path = try DataFile.folder(folder, "folder", dataset)
      func file(_ part: String, _ kind: String) -> String? {
        ["-", "."].flatMap { ["\(part)-\(kind)s\($0)"] }
          .flatMap { stem in
            ["", ".gz"].map { "\(path)/\(stem)\(kind == "image" ? "idx3" : "idx1")-ubyte\($0)" }
          }
          .first(where: FileSystem.isReadable)
      }
      images = images ?? file("train", "image")
      labels = labels ?? file("train", "label")
      if !hasTestFiles {
        testImages = file("t10k", "image")
        testLabels = file("t10k", "label")
      }
      guard images != nil, labels != nil else {
        throw dataset.error(
          "folder",
          "\(path) has no train-images-idx3-ubyte and train-labels-idx1-ubyte, with or without .gz")
      }
      self.folder = nil
    }
    for (key, isThere) in [("images", images != nil), ("labels", labels != nil)] where !isThere {
      throw dataset.error(key, "is missing; name the files of images and labels, or their folder")
    }
    guard (testImages != nil) == (testLabels != nil) else {
      let missing = testImages == nil ? "testImages" : "testLabels"
      throw dataset.error(missing, "is missing; test samples need images and labels")
    }
  }

  /// Some images and their labels; the paths become those where the files were found.
  private mutating func read(
    _ imageKey: String, _ imagePath: WritableKeyPath<IDXData, String?>, _ labelKey: String,
    _ labelPath: WritableKeyPath<IDXData, String?>, _ hashes: inout [String],
    _ dataset: ConfigReader
  ) throws(ConfigError) -> ImageData {
    let pictures = try Self.file(&self[keyPath: imagePath], imageKey, &hashes, dataset)
    let classes = try Self.file(&self[keyPath: labelPath], labelKey, &hashes, dataset)
    let (imageFile, labelFile) = (
      self[keyPath: imagePath] ?? "", self[keyPath: labelPath] ?? ""
    )
    guard [3, 4].contains(pictures.shape.count), pictures.shape.allSatisfy({ $0 > 0 }) else {
      throw dataset.error(
        imageKey,
        "\(imageFile) has shape \(pictures.shape); it must be [n, height, width] or [n, channels, height, width], none of them 0"
      )
    }
    let shape = (pictures.shape.count == 3 ? [1] : []) + pictures.shape.dropFirst()
    guard shape.reduce(1, *) <= ImageData.mostPixels else {
      throw dataset.error(
        imageKey, "\(imageFile) has images of shape \(shape), which are too large to train with")
    }
    guard classes.shape == [pictures.shape[0]] else {
      throw dataset.error(
        labelKey,
        "\(labelFile) has shape \(classes.shape); it must be [\(pictures.shape[0])], a label an image"
      )
    }
    return ImageData(shape: shape, bytes: pictures.bytes, labels: classes.bytes.map { Int($0) })
  }

  private static func file(
    _ path: inout String?, _ key: String, _ hashes: inout [String], _ dataset: ConfigReader
  ) throws(ConfigError) -> IDXFile {
    let (bytes, found) = try DataFile.read(path ?? "", key, dataset)
    path = found
    hashes.append(Hash.fnv1a(bytes))
    do {
      return try parse(bytes)
    } catch {
      throw dataset.error(key, "\(found): \(error)")
    }
  }

  /// A file, packed by gzip or not.
  static func parse(_ bytes: [UInt8]) throws -> IDXFile {
    guard Gzip.isGzip(bytes) else { return try IDXFile(bytes) }
    // What the header announces is all that is unpacked.
    let head = try Gzip.prefix(bytes, count: IDXFile.Header.mostBytes)
    return try IDXFile(Gzip.decompress(bytes, limit: IDXFile.Header(head).fileSize))
  }
}
