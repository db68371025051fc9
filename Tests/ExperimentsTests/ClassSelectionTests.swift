import Files
import Foundation
import Learning
import Schemas
import TestSupport
import Testing

@testable import Experiments

/// The choice of classes, of every kind of images.
struct ClassSelectionTests {
  private static func idx(_ shape: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, $0] } + bytes
  }

  /// A config beside images of the classes 0, 1, 2, 3, 0, 1, 2, 3, of which each pixel is the image's number.
  private func read(_ dataset: String) throws -> Experiment {
    let folder = NSTemporaryDirectory() + "netlapse-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.makeFolder(folder)
    let labels = (0..<8).map { UInt8($0 % 4) }
    let files = [
      ("images", Self.idx([8, 2, 2], (0..<32).map { UInt8($0 / 4) })),
      ("labels", Self.idx([8], labels)),
      (
        "batch.bin",
        labels.indices.flatMap { [labels[$0]] + [UInt8](repeating: UInt8($0), count: 3072) }
      ),
    ]
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return try Experiment(Array(#"{ "dataset": \#(dataset) }"#.utf8), file: "\(folder)/c.json")
  }

  private static let idxFiles =
    #""kind": "idx", "images": "images", "labels": "labels", "testFraction": 0"#
  private static let batch = #""kind": "cifar", "files": ["batch.bin"], "testFraction": 0"#

  static let choices: [(dataset: String, names: [String], labels: [Int], images: [Int])] = [
    (#"{ \#(idxFiles), "classes": [3, 1] }"#, ["3", "1"], [1, 0, 1, 0], [1, 3, 5, 7]),
    (#"{ \#(idxFiles), "classes": ["2", 0] }"#, ["2", "0"], [1, 0, 1, 0], [0, 2, 4, 6]),
    (
      #"{ \#(idxFiles), "classNames": ["a", "b", "c", "d"], "classes": ["c"], "otherClasses": "no c" }"#,
      ["c", "no c"], [1, 1, 0, 1, 1, 1, 0, 1], Array(0..<8)
    ),
    (#"{ \#(idxFiles), "classes": [3, 1], "limit": 1 }"#, ["3", "1"], [1, 0], [1, 3]),
    (
      #"{ \#(batch), "classes": ["cat", "airplane"] }"#, ["cat", "airplane"], [1, 0, 1, 0],
      [0, 3, 4, 7]
    ),
    (
      #"{ \#(batch), "classes": ["cat"], "otherClasses": "no cat" }"#, ["cat", "no cat"],
      [1, 1, 1, 0, 1, 1, 1, 0], Array(0..<8)
    ),
  ]

  @Test(arguments: choices)
  func keepsTheChosenClassesAlone(
    dataset: String, names: [String], labels: [Int], images: [Int]
  ) throws {
    let experiment = try read(dataset)
    let data = try experiment.data().samples.training
    #expect(data.classNames == names && data.labels == labels)
    #expect(data.count == images.count && experiment.source.classCount == names.count)
    for (row, image) in images.enumerated() {
      #expect(data.values.row(row).allSatisfy { $0 == Double(image) / 255 })
    }
  }

  @Test func testFilesAreChosenFromToo() throws {
    let files = #""testImages": "images", "testLabels": "labels""#
    let experiment = try read(
      #"{ "kind": "idx", "images": "images", "labels": "labels", \#(files), "classes": [3, 1] }"#)
    let test = try experiment.data().samples.test
    #expect(test.classNames == ["3", "1"] && test.labels == [1, 0, 1, 0])
    #expect((0..<4).map { test.values.row($0)[0] * 255 } == [1, 3, 5, 7])
  }

  /// Counts are those of scikit-learn's `load_digits`.
  @Test func digitsMayBeSomeOfThem() throws {
    func data(_ members: String) throws -> Dataset {
      let experiment = try read(#"{ "kind": "digits", "testFraction": 0\#(members) }"#)
      let data = try experiment.data().samples.training
      #expect(experiment.source.classNames == data.classNames)
      #expect(experiment.source.sampleCount == data.count)
      let again = try Experiment(Array(experiment.text.utf8), file: "c.json")
      #expect(again.source == experiment.source && again.trainingHash == experiment.trainingHash)
      return data
    }
    let two = try data(#", "classes": [8, "3"]"#)
    #expect(two.classNames == ["8", "3"] && two.labels.count { $0 == 0 } == 174)
    #expect(two.labels.count { $0 == 1 } == 183 && two.count == 357)
    let others = try data(#", "classes": [8], "otherClasses": "others""#)
    #expect(others.count == 1797 && others.labels.count { $0 == 0 } == 174)
    let few = try data(#", "classes": [0, 1], "samples": 50"#)
    #expect(few.count == 50 && Set(few.labels) == [0, 1])
  }

  @Test func shapesMayBeSomeOfThem() throws {
    func data(_ members: String) throws -> Dataset {
      let experiment = try read(
        #"{ "kind": "shapes", "samples": 42, "size": 12, "testFraction": 0\#(members) }"#)
      let again = try Experiment(Array(experiment.text.utf8), file: "c.json")
      #expect(again.source == experiment.source && again.trainingHash == experiment.trainingHash)
      return try experiment.data().samples.training
    }
    #expect(try data(#", "classes": ["circle", 1]"#) == data(#", "classes": 2"#))
    let swapped = try data(#", "classes": ["star", "circle"]"#)
    #expect(swapped.classNames == ["star", "circle"])
    let one = try data(#", "classes": ["star"], "otherClasses": "no star""#)
    #expect(one.classNames == ["star", "no star"] && one.labels == (0..<42).map { $0 % 2 })
    // The same stars are drawn, and others take turns: a circle, then a square.
    for row in [0, 1, 2] { #expect(one.values.row(row) == swapped.values.row(row)) }
    #expect(one.values.row(3) != swapped.values.row(3))
  }

  static let problems: [(dataset: String, message: String)] = [
    (
      #"{ \#(batch), "classes": ["cat", "dgo"] }"#,
      #"dataset.classes[1]: "dgo" is no class; there are airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck (did you mean "dog"?)"#
    ),
    (
      #"{ \#(idxFiles), "classes": [0, 4] }"#,
      "dataset.classes[1]: 4 is out of range; there are 4 classes, from 0 to 3"
    ),
    (
      #"{ \#(idxFiles), "classes": [0, "1", "0"] }"#,
      #"dataset.classes[2]: "0" is chosen twice"#
    ),
    (
      #"{ "kind": "digits", "classes": [3] }"#,
      "dataset.classes: has a single class; there must be two at least, or a name for all others in otherClasses"
    ),
    (
      #"{ "kind": "digits", "otherClasses": "x" }"#,
      "dataset.otherClasses: needs dataset.classes beside it, the classes that are not among the others"
    ),
    (
      #"{ \#(idxFiles), "classes": [0, 1, 2, 3], "otherClasses": "x" }"#,
      "dataset.otherClasses: has none to name, since all classes are chosen"
    ),
    (
      #"{ "kind": "shapes", "classes": ["star"], "otherClasses": "star" }"#,
      #"dataset.otherClasses: "star" is the name of a chosen class"#
    ),
    (
      #"{ \#(batch), "classes": ["cat", "ship"] }"#,
      #"dataset.classes: "ship" has no samples to train with"#
    ),
    (
      #"{ "kind": "shapes", "classes": ["star", 1.5] }"#,
      "dataset.classes[1]: expected a class's name or its number, from 0, found 1.5"
    ),
    (
      #"{ "kind": "shapes", "classes": 9 }"#,
      "dataset.classes: 9 is out of range; it must be from 2 to 8"
    ),
  ]

  @Test(arguments: problems) func namesWhatIsWrong(dataset: String, message: String) throws {
    do {
      _ = try read(dataset)
      Issue.record("\(dataset) was read")
    } catch let error as ConfigError {
      #expect("\(error)".hasSuffix("c.json: " + message), "\(error)")
    }
  }
}
