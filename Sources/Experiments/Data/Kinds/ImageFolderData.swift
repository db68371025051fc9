import Files
import Formatting
import JSON
import Learning
import Schemas

/// A folder of folders of pictures, one a class, as torchvision's `ImageFolder` takes it.
struct ImageFolderData: FileDataset, ChoosesClasses {
  static let name = "images"
  static let summary =
    """
    Pictures, PNG or JPEG, in a folder of folders, one a class: `folder`. torchvision's `ImageFolder`.
    """
  static let model = ModelDefaults(
    .convolutions([8, 16, 32], units: 32), .adam, 0.002, epochs: 30)

  var folder = ""
  var testFolder: String?
  /// Of every image, in pixels.
  var size = HeightWidth(64)
  /// The shorter side of a picture before the middle is cut out; `nil` for the least that covers the size.
  var resize: Int?
  var channels = ImageChannels.color
  var broken = BrokenPictures.error
  var classNames = ClassNames()
  var selection = ClassSelection()
  var limit: Int?

  static var fields: [Field<ImageFolderData>] {
    [
      .string("folder", \.folder).documented(
        """
        A folder with a folder for each class, whose names are those of the classes, in alphabetical order; folders in them \
        belong to their class. Files that do not end in `.png`, `.jpg` or `.jpeg`, in any case, and names that begin with a \
        point are left out.
        """),
      .optionalString("testFolder", \.testFolder).documented(
        "A folder of the same classes with the test pictures.",
        default: "`testFraction` of the pictures"),
      .heightWidth("size", \.size, in: 1...1024).documented(
        """
        The size of the images, pixels a side or [height, width]. Pictures are resized to cover it, and the middle is cut out: \
        torchvision's `Resize(size)`, bilinear with antialiasing, and `CenterCrop(size)`, on Pillow's pictures, to a byte's last bit, or within 1 of 255 for pictures much taller than wide. \
        16 bits are rounded to 8, CMYK and palettes become colours, what is transparent is over black; profiles and a camera's \
        orientation are not looked at. A picture may have up to 40 million pixels.
        """),
      .optionalInteger("resize", \.resize, in: 1...4096).documented(
        """
        The shorter side of a picture before its middle is cut out, not less than `size`: `"resize": 256, "size": 224` is \
        torchvision's `Resize(256)` and `CenterCrop(224)`, which most networks trained on ImageNet take.
        """, default: "so that pictures just cover `size`"),
      .channels(\.channels),
      .choice("broken", \.broken).documented("What becomes of pictures that cannot be read."),
      .classNames(\.classNames, default: "the names of the folders"), .limit(\.limit),
      .chosenClasses(\.selection), .otherClasses(\.selection),
    ]
  }

  var files: [String] {
    get { [folder] + [testFolder].compactMap(\.self) }
    set {
      folder = newValue.first ?? ""
      testFolder = newValue.dropFirst().first
    }
  }

  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData {
    try classNames.load(dataset)
    folder = try DataFile.folder(folder, "folder", dataset)
    let found = PictureFolder(folder)
    if let name = found.unreadableNames.first {
      throw dataset.error("folder", "\(folder)/\(name): its name is not UTF-8")
    }
    let classes = found.classes
    if classes.count < 2 || classes.count > ImageData.mostClasses {
      throw dataset.error(
        "folder",
        classes.isEmpty
          ? "\(folder) has no folders; there must be one a class"
          : "\(folder) has \(classes.count == 1 ? "a single folder, \(JSONTree.excerpt(classes[0].name))" : "\(Numerals.grouped(classes.count)) folders"); there must be one a class, from 2 to \(Numerals.grouped(ImageData.mostClasses))"
      )
    }
    let names = classNames.isEmpty ? classes.map(\.name) : classNames.names
    guard names.count == classes.count else {
      throw dataset.error(
        "classNames", "has \(names.count) names, and \(folder) has \(classes.count) classes")
    }
    try selection.check(among: names, dataset)
    let kept = Set(
      selection.isEmpty || selection.others != nil
        ? Array(names.indices) : selection.classes(among: names))
    var notes: [String] = []
    let file = try pictureFile(dataset)
    let training = try read(
      found.keeping(kept).limited(to: limit), file, "folder", &notes, dataset)
    if let empty = kept.sorted().first(where: { !training.data.labels.contains($0) }) {
      throw dataset.error(
        "folder",
        "\(folder)/\(classes[empty].name) has no picture that can be read; each class needs some")
    }
    var hashes = [training.hash]
    var test: (data: ImageData, hash: String)?
    if let path = testFolder {
      let path = try DataFile.folder(path, "testFolder", dataset)
      testFolder = path
      let other = PictureFolder(path)
      if let unknown = other.classes.map(\.name).first(where: {
        !classes.map(\.name).contains($0)
      }) {
        throw dataset.error(
          "testFolder",
          "\(path) has the class \(JSONTree.excerpt(unknown)), and \(folder) has no such folder")
      }
      let read = try read(
        PictureFolder(other, order: classes.map(\.name)).keeping(kept), file, "testFolder", &notes,
        dataset)
      if read.data.labels.isEmpty {
        throw dataset.error(
          "testFolder", "\(path) has no picture of these classes that can be read")
      }
      hashes.append(read.hash)
      test = read
    }
    var loaded = LoadedData(
      training.data.dataset(names), test: test?.data.dataset(names), hashes: hashes)
    loaded.notes = notes
    return loaded
  }

  /// How each picture becomes the pixels of a sample.
  func pictureFile(_ dataset: ConfigReader) throws(ConfigError) -> PictureFile {
    let side = max(size.height, size.width)
    if let resize, resize < side {
      throw dataset.error("resize", "\(resize) is less than the \(side) pixels of size")
    }
    return PictureFile(size: size, channels: channels, resize: resize)
  }

  /// The pictures of a folder, and a hash of all their files.
  private func read(
    _ pictures: PictureFolder, _ file: PictureFile, _ key: String, _ notes: inout [String],
    _ dataset: ConfigReader
  ) throws(ConfigError) -> (data: ImageData, hash: String) {
    let content: PictureFolder.Content
    do {
      content = try pictures.read(file, skipsBroken: broken == .skip)
    } catch {
      throw dataset.error(key, "\(error)")
    }
    if let first = content.broken.first {
      let count = content.broken.count
      notes.append(
        "\(count) broken \(count == 1 ? "picture is" : "pictures are") left out: \(first)"
          + (count > 1 ? ", and \(count - 1) more" : ""))
    }
    return (content.data, content.hash)
  }
}
