import CLibrary
import Files
import Foundation
import Graphics
import JPEG
import Learning
import PNG
import Schemas
import Snapshots
import TestSupport
import Testing

@testable import Experiments

/// Images from files: against Pillow and torchvision, and what is wrong with broken ones.
struct ImageDataTests {
  private static let reference = URL(fileURLWithPath: Bundle.module.resourcePath ?? "")
    .appendingPathComponent("Reference")

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: reference.appendingPathComponent("pictures/\(name)")))
  }

  private struct Case: Decodable {
    let file: String
    let size: Int
    let channels: Int
    let resize: Int?
    let pixels: [UInt8]
  }

  @Test func picturesAreThoseOfTorchvision() throws {
    let data = try Data(contentsOf: Self.reference.appendingPathComponent("pictures.json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count == 19)
    for item in cases {
      let channels = try #require(ImageChannels(rawValue: item.channels))
      let file = PictureFile(
        size: HeightWidth(item.size), channels: channels, resize: item.resize)
      let found = try file.pixels(Self.bytes(item.file))
      // Pillow begins with the columns of tall pictures, which moves some bytes by 1.
      let most = zip(found, item.pixels).map { abs(Int($0) - Int($1)) }.max()
      let limit = ["tall.png", "gray.jpg"].contains(item.file) ? 1 : 0
      #expect(found.count == item.pixels.count, "\(item.file)")
      let name = "\(item.file) \(item.size) \(item.channels) \(item.resize ?? 0)"
      #expect(try #require(most) <= limit, "\(name)")
    }
  }

  private static func idx(_ shape: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, $0] } + bytes
  }

  /// A config beside files, read.
  private func read(
    _ dataset: String, _ files: [(String, [UInt8])], _ members: String = ""
  ) throws -> Experiment {
    let folder = NSTemporaryDirectory() + "netlapse-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.makeFolder(folder)
    for (name, bytes) in files {
      try FileSystem.makeFolder(FileSystem.parent(of: "\(folder)/\(name)"))
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    do {
      return try Experiment(
        Array(#"{ "dataset": \#(dataset)\#(members) }"#.utf8), file: "\(folder)/c.json")
    } catch {
      // Without the folder, whose name is another one each time.
      throw Problem(text: "\(error)".replacingOccurrences(of: folder + "/", with: ""), error: error)
    }
  }

  private struct Problem: Error {
    let text: String
    let error: any Error
  }

  private static let six = idx([6, 2, 3], Array(0..<36))
  private static let labels = idx([6], [0, 1, 0, 1, 2, 2])

  @Test func idxFilesAreRead() throws {
    for files in [
      [("i", Self.six), ("l", Self.labels)],
      [("i", try gzip(Self.six)), ("l", try gzip(Self.labels))],
    ] {
      let experiment = try read(
        #"{ "kind": "idx", "images": "i", "labels": "l", "testFraction": 0 }"#, files)
      let data = try experiment.data()
      #expect(experiment.inputShape == [1, 2, 3] && data.samples.training.classCount == 3)
      #expect(
        data.samples.training.values.row(5)[0] == Double(30) / 255
          || data.samples.training.count == 6)
    }
  }

  /// As `gzip` packs, without compressing.
  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let size = bytes.count
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    crc = ~crc
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(size, 2) + little(~size, 2) + bytes
      + little(Int(crc), 4) + little(size, 4)
  }

  @Test func experimentsReadBackAsTheyAreWritten() throws {
    let folder = NSTemporaryDirectory() + "netlapse-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.makeFolder(folder)
    try Data(Self.six).write(to: URL(fileURLWithPath: folder + "/train-images-idx3-ubyte"))
    try Data(Self.labels).write(to: URL(fileURLWithPath: folder + "/train-labels-idx1-ubyte"))
    let text = #"{ "dataset": { "kind": "idx", "folder": "\#(folder)", "testFraction": 0 } }"#
    let experiment = try Experiment(Array(text.utf8), file: "c.json")
    let again = try Experiment(Array(experiment.text.utf8), file: "c.json")
    #expect(again == experiment && again.trainingHash == experiment.trainingHash)
    // Where files lie does not matter, what they say does.
    try FileManager.default.moveItem(atPath: folder, toPath: folder + "-2")
    defer { try? FileManager.default.removeItem(atPath: folder + "-2") }
    let moved = try Experiment(
      Array(text.replacingOccurrences(of: folder, with: folder + "-2").utf8), file: "c.json")
    #expect(moved.trainingHash == experiment.trainingHash)
  }

  private static let picture = try? bytes("wide.png")
  private static let sizes: [(String, [UInt8])] = [
    ("f/a/1.png", (try? bytes("wide.png")) ?? []), ("f/a/2.png", (try? bytes("gray.png")) ?? []),
    ("f/b/1.jpg", (try? bytes("color.jpg")) ?? []), ("f/b/c/2.JPG", (try? bytes("cmyk.jpg")) ?? []),
    ("f/b/.hidden.png", [1]), ("f/b/notes.txt", [2]), ("f/.git/1.png", [3]),
  ]

  @Test func foldersAreRead() throws {
    let experiment = try read(
      #"{ "kind": "images", "folder": "f", "size": [6, 8], "testFraction": 0 }"#, Self.sizes)
    #expect(experiment.inputShape == [3, 6, 8])
    let data = try experiment.data().samples.training
    #expect(data.count == 4 && data.classNames == ["a", "b"])
    let broken =
      Self.sizes + [("f/a/0.png", Array(Self.sizes[0].1.prefix(200))), ("f/b/x.jpg", [])]
    let rest = try read(
      #"{ "kind": "images", "folder": "f", "size": [6, 8], "broken": "skip", "testFraction": 0 }"#,
      broken)
    #expect(try rest.data().samples.training == data)
    let note = try #require(rest.notes.first)
    #expect(note.contains("2 broken pictures are left out: ") && note.contains("f/a/0.png"))
    #expect(note.hasSuffix(", and 1 more"))
  }

  /// What is in the folders of other classes does not matter; as one class of others it does.
  @Test func foldersThatAreNotChosenAreNotRead() throws {
    let dataset = #""kind": "images", "folder": "f", "size": 4, "testFraction": 0"#
    let files = Self.sizes + [("f/0/1.png", [1, 2, 3])]
    let chosen = try read(#"{ \#(dataset), "classes": ["b", "a"] }"#, files)
    let data = try chosen.data().samples.training
    #expect(data.classNames == ["b", "a"] && data.labels == [1, 1, 0, 0] && chosen.notes.isEmpty)
    let others = Self.sizes + [("f/c/1.png", Self.sizes[0].1)]
    let one = try read(#"{ \#(dataset), "classes": ["a"], "otherClasses": "no a" }"#, others)
    #expect(try one.data().samples.training.labels == [0, 0, 1, 1, 1])
    #expect(throws: Problem.self) {
      try read(#"{ \#(dataset), "classes": ["a"], "otherClasses": "no a" }"#, files)
    }
  }

  @Test func namesOfClassesAreTheLinesOfAFile() throws {
    let names = [("n.txt", Array("Ameise\r\nBiene, die\r\n\r\n".utf8))]
    let experiment = try read(
      #"{ "kind": "images", "folder": "f", "testFraction": 0, "classNames": "n.txt" }"#,
      Self.sizes + names)
    #expect(try experiment.data().samples.training.classNames == ["Ameise", "Biene, die"])
    // The resolved config has the names, since the file may not lie beside it.
    #expect(experiment.text.contains(#""classNames": ["Ameise", "Biene, die"]"#))
    let listed = try read(
      #"{ "kind": "images", "folder": "f", "testFraction": 0, "classNames": ["Ameise", "Biene, die"] }"#,
      Self.sizes)
    #expect(listed.trainingHash == experiment.trainingHash)
  }

  static let problems: [(dataset: String, files: [(String, [UInt8])], message: String)] = [
    (
      #"{ "kind": "idx" }"#, [],
      "dataset.images: is missing; name the files of images and labels, or their folder"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l", "testImages": "i" }"#,
      [("i", six), ("l", labels)],
      "dataset.testLabels: is missing; test samples need images and labels"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l" }"#,
      [("i", Array(six.dropLast())), ("l", labels)],
      "dataset.images: i: it announces 52 bytes, and 51 are there; it is cut short, or its counts are wrong"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l" }"#,
      [("i", six), ("l", idx([5], [0, 1, 2, 0, 1]))],
      "dataset.labels: l has shape [5]; it must be [6], a label an image"
    ),
    (
      #"{ "kind": "idx", "images": "l", "labels": "l" }"#, [("l", labels)],
      "dataset.images: l has shape [6]; it must be [n, height, width] or [n, channels, height, width], none of them 0"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l" }"#,
      [("i", six), ("l", idx([6], [3, 3, 3, 3, 3, 3]))],
      "dataset.labels: l has images of a single class, 3; there must be two at least"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l", "classNames": ["a", "b"] }"#,
      [("i", six), ("l", labels)],
      "dataset.classNames: has 2 names, and l has labels up to 2; there must be 3"
    ),
    (
      #"{ "kind": "idx", "images": "i", "labels": "l" }"#,
      [("i", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 5]), ("l", labels)],
      "dataset.images: i: its gzip data are damaged or cut off"
    ),
    (
      #"{ "kind": "idx", "folder": "f" }"#, [("f/x", [])],
      "dataset.folder: f has no train-images-idx3-ubyte and train-labels-idx1-ubyte, with or without .gz"
    ),
    (
      #"{ "kind": "cifar", "files": ["a", "b"] }"#,
      [("a", [UInt8](repeating: 1, count: 3073)), ("b", [UInt8](repeating: 0, count: 3072))],
      "dataset.files[1]: b: it has 3,072 bytes, which are no whole images of CIFAR-10, of 3,073 bytes each"
    ),
    (
      #"{ "kind": "images", "folder": "none" }"#, [],
      #"dataset.folder: "none" is no folder beside the config or here"#
    ),
    (
      #"{ "kind": "images", "folder": "f" }"#, [("f/1.png", [1])],
      "dataset.folder: f has no folders; there must be one a class"
    ),
    (
      #"{ "kind": "images", "folder": "f" }"#, [("f/a/1.png", [1])],
      #"dataset.folder: f has a single folder, "a"; there must be one a class, from 2 to 1,000"#
    ),
    (
      #"{ "kind": "images", "folder": "f" }"#, [("f/a/1.png", [1]), ("f/b/1.png", [1])],
      "dataset.folder: f/a/1.png: it is neither PNG nor JPEG"
    ),
    (
      #"{ "kind": "images", "folder": "f", "broken": "skip" }"#,
      [("f/a/1.png", (try? bytes("wide.png")) ?? []), ("f/b/1.png", [1])],
      "dataset.folder: f/b has no picture that can be read; each class needs some"
    ),
    (
      #"{ "kind": "images", "folder": "f" }"#,
      (0..<1001).map { ("f/c\($0)/1.png", [1]) },
      "dataset.folder: f has 1,001 folders; there must be one a class, from 2 to 1,000"
    ),
    (
      #"{ "kind": "images", "folder": "f", "testFolder": "t" }"#,
      sizes + [("t/a/1.png", (try? bytes("wide.png")) ?? []), ("t/z/1.png", [1])],
      #"dataset.testFolder: t has the class "z", and f has no such folder"#
    ),
    (
      #"{ "kind": "images", "folder": "f", "testFolder": "t" }"#, sizes + [("t/x.png", [1])],
      "dataset.testFolder: t has no picture of these classes that can be read"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": ["ant", "ant"] }"#, sizes,
      #"dataset.classNames: has "ant" twice"#
    ),
    (
      #"{ "kind": "images", "folder": "f", "size": [8, 12, 3] }"#, sizes,
      "dataset.size: has 3 entries; it must have 2"
    ),
    (
      #"{ "kind": "images", "folder": "f", "size": [8, 12], "resize": 11 }"#, sizes,
      "dataset.resize: 11 is less than the 12 pixels of size"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": "n.txt" }"#,
      sizes + [("n.txt", Array("ant\nbee\nwasp\n".utf8))],
      "dataset.classNames: has 3 names, and f has 2 classes"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": "n.txt" }"#,
      sizes + [("n.txt", Array("ant\n\nbee\n".utf8))],
      "dataset.classNames: n.txt: line 2 is empty; each must be a name"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": "n.txt" }"#,
      sizes + [("n.txt", Array("ant\n".utf8))],
      "dataset.classNames: n.txt has 1 line; there must be one a class, from 2 to 1000"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": "n.txt" }"#,
      sizes + [("n.txt", [0x61, 0xFF])], "dataset.classNames: n.txt is no text in UTF-8"
    ),
    (
      #"{ "kind": "images", "folder": "f", "classNames": "n.txt" }"#, sizes,
      #"dataset.classNames: "n.txt" is no file beside the config or here"#
    ),
    (
      #"{ "kind": "images", "folder": "f", "channels": 2 }"#, [],
      "dataset.channels: 2 is neither 1, for grey, nor 3, for colours"
    ),
    (
      #"{ "kind": "safetensors", "file": "s" }"#, [("s", [1, 2, 3])],
      "dataset.file: s: only 3 bytes long"
    ),
  ]

  @Test(arguments: problems.indices) func problemsAreSentences(index: Int) {
    let item = Self.problems[index]
    do {
      _ = try read(item.dataset, item.files)
      Issue.record("it is read")
    } catch let problem as Problem {
      #expect(problem.text == "c.json: " + item.message)
      #expect(ExitStatus.of(problem.error) == ExitStatus.badData)
    } catch {
      Issue.record(error)
    }
  }

  @Test func labelsOfTenThousandClasses() throws {
    let file = TensorFile(tensors: [
      "images": Tensor([UInt8](repeating: 7, count: 3 * 4), shape: [3, 2, 2]),
      "labels": Tensor([0, 1, 9999], shape: [3]),
    ])
    do {
      _ = try read(#"{ "kind": "safetensors", "file": "s" }"#, [("s", file.encoded)])
      Issue.record("it is read")
    } catch let problem as Problem {
      #expect(
        problem.text
          == "c.json: dataset.file: s has labels up to 9,999, and 1,000 classes are the most")
    }
  }

  @Test func tensorsAreRead() throws {
    let numbers = (0..<(4 * 6)).map { Float($0) / 8 - 1 }
    let file = TensorFile(tensors: [
      "images.train": Tensor(numbers, shape: [4, 1, 2, 3]),
      "labels.train": Tensor([0, 1, 0, 1], shape: [4]),
      "images.test": Tensor(Array(numbers.prefix(6)), shape: [1, 1, 2, 3]),
      "labels.test": Tensor([1], shape: [1]),
    ])
    let experiment = try read(#"{ "kind": "safetensors", "file": "s" }"#, [("s", file.encoded)])
    let samples = try experiment.data().samples
    #expect(samples.training.count == 4 && samples.test.count == 1)
    #expect(Set(samples.training.inputs.elements) == Set(numbers.map { Double($0) }))
    #expect(samples.test.labels == [1] && experiment.inputShape == [1, 2, 3])
  }

  /// A picture of 20,000 × 20,000 pixels is refused by its header.
  @Test func hugePicturesAreRefused() throws {
    var jpeg = try Self.bytes("color.jpg")
    let frame = try #require(
      jpeg.indices.first { jpeg[$0] == 0xFF && jpeg.count > $0 + 9 && jpeg[$0 + 1] == 0xC0 })
    for offset in [5, 7] {
      (jpeg[frame + offset], jpeg[frame + offset + 1]) = (0x4E, 0x20)
    }
    let file = PictureFile(size: HeightWidth(8), channels: .color)
    #expect(throws: JPEGError.tooLarge(width: 20_000, height: 20_000, limit: 40_000_000)) {
      try file.pixels(jpeg)
    }
    // A strip of 1 × 65,000 would cover 8 × 520,000, and one of 1 × 30,000,000 no memory at all.
    let strip = try PNG.encode(Bitmap(width: 1, height: 65_000, fill: 0xFF10_2030))
    #expect(
      try file.pixels(strip) == [UInt8](repeating: 0x10, count: 64)
        + [UInt8](repeating: 0x20, count: 64) + [UInt8](repeating: 0x30, count: 64))
    let large = PictureFile(size: HeightWidth(1024), channels: .color)
    #expect(throws: PictureFile.TooLong.self) { try large.pixels(strip) }
  }

  /// A few kilobytes of scans would go over a large picture for minutes.
  @Test func scansWithoutEndAreRefused() throws {
    let jpeg = try Self.bytes("progressive.jpg")
    let first = try #require(
      jpeg.indices.first { jpeg[$0] == 0xFF && jpeg.count > $0 + 1 && jpeg[$0 + 1] == 0xDA })
    let end = try #require(
      jpeg[(first + 2)...].indices.first {
        jpeg[$0] == 0xFF && jpeg.count > $0 + 1 && jpeg[$0 + 1] != 0
      })
    func repeated(_ count: Int) -> [UInt8] {
      jpeg[..<end] + (0..<count).flatMap { _ in jpeg[first..<end] } + jpeg[end...]
    }
    let file = PictureFile(size: HeightWidth(8), channels: .color)
    #expect(throws: Never.self) { try file.pixels(repeated(20)) }
    #expect(throws: JPEGError.undecodable("it has more than 100 scans")) {
      try file.pixels(repeated(200))
    }
  }

  /// A pipe that nobody writes to, and a name in an encoding of old.
  @Test func oddFilesInFoldersAreBrokenPictures() throws {
    let scratch = try ScratchFolder()
    for (name, bytes) in Self.sizes {
      let path = "\(scratch.path)/\(name)"
      try FileSystem.makeFolder(FileSystem.parent(of: path))
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    let folder = "\(scratch.path)/f"
    let size = PictureFile(size: HeightWidth(4), channels: .gray)
    let whole = try PictureFolder(folder).read(size, skipsBroken: true)
    let first = PictureFolder(folder).classes[0].name
    #expect(mkfifo("\(folder)/\(first)/pipe.png", 0o600) == 0)
    let odd = Array("\(folder)/\(first)/".utf8) + [0xE9] + Array(".png".utf8) + [0]
    let file = odd.withUnsafeBytes { creat($0.baseAddress!, 0o600) }
    #expect(file >= 0)
    close(file)
    let content = try PictureFolder(folder).read(size, skipsBroken: true)
    #expect(content.data.labels == whole.data.labels)
    #expect(
      content.broken.map { String($0.split(separator: ": ").last ?? "") }.sorted()
        == ["it is no file", "its name is not UTF-8"])
    #expect(PictureFolder(folder).unreadableNames == [])
    let name = Array("\(folder)/".utf8) + [0xE9, 0]
    #expect(name.withUnsafeBytes { mkdir($0.baseAddress!, 0o700) } == 0)
    #expect(PictureFolder(folder).unreadableNames == ["\u{FFFD}"])
  }

  /// Damaged pictures and tensors are read or refused, and nothing else.
  @Test func damagedFiles() throws {
    var random = SplitMix(seed: 6)
    let tensors = TensorFile(tensors: [
      "images": Tensor([UInt8](repeating: 9, count: 24), shape: [2, 3, 2, 2]),
      "labels": Tensor([0, 1], shape: [2]),
    ]).encoded
    let originals =
      try ["color.jpg", "444.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg", "palette.png"].map(
        Self.bytes) + [tensors]
    let size = PictureFile(size: HeightWidth(9), channels: .color)
    // More by hand.
    let rounds = Int(ProcessInfo.processInfo.environment["NETLAPSE_FUZZ"] ?? "") ?? 420
    var (read, refused) = (0, 0)
    for round in 0..<rounds {
      var bytes = originals[round % originals.count]
      for _ in 0...Int.random(in: 0..<4, using: &random) where !bytes.isEmpty {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random) / 3)
        case 1:
          bytes.insert(
            contentsOf: bytes.prefix(30), at: Int.random(in: 0..<bytes.count, using: &random))
        default:
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
      }
      do {
        if round % originals.count == originals.count - 1 {
          _ = try TensorFile(bytes)
        } else {
          #expect(try size.pixels(bytes).count == 3 * 81)
        }
        read += 1
      } catch {
        #expect(!"\(error)".isEmpty)
        refused += 1
      }
    }
    #expect(read > 20 && refused > 100)
  }
}
