import Files
import Foundation
import Testing

@testable import Experiments

/// Data sets in files beside the config.
final class TableTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws { try FileSystem.makeFolder(folder + "/configs") }
  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func read(_ table: String, _ members: String = "") throws -> Experiment {
    try WholeFile.write([UInt8](table.utf8), to: folder + "/configs/iris.csv")
    let config = #"{ "dataset": { "kind": "csv", "file": "iris.csv" \#(members) } }"#
    return try Experiment([UInt8](config.utf8), file: folder + "/configs/iris.json")
  }

  private static let iris =
    "length,width,species\n"
    + (0..<30).map { "\($0).5,\($0 % 7),\(["setosa", "virginica", "versicolor"][$0 % 3])\n" }
    .joined()

  @Test func columnsAreFeaturesAndTheLastTheClass() throws {
    let experiment = try read(Self.iris)
    #expect(experiment.name == "iris")
    #expect(experiment.source.classCount == 3)
    #expect(experiment.training.loss == .categoricalCrossEntropy)
    #expect(experiment.network.layers.map(\.units) == [16, 3])
    let data = try experiment.data().inputs
    #expect(data.training.count == 24 && data.test.count == 6)
    #expect(data.training.classNames == ["setosa", "versicolor", "virginica"])
    #expect(data.training.featureNames == ["length", "width"])
  }

  @Test func theResolvedConfigFindsTheFileFromElsewhere() throws {
    let experiment = try read(Self.iris)
    let again = try Experiment(
      [UInt8](experiment.text.utf8), file: folder + "/configs/iris.json")
    #expect(again == experiment)
  }

  /// What the file says decides the training, and not where it lies.
  @Test func theContentIsHashed() throws {
    let before = try read(Self.iris).trainingHash
    #expect(try read(Self.iris).trainingHash == before)
    #expect(try read(Self.iris.replacing("0.5", with: "0.6")).trainingHash != before)
  }

  @Test func otherTables() throws {
    let semicolons = try read(
      "1;0.5;0\n2;0.25;1\n3;1;0\n4;1;1\n5;2;0\n6;2;1\n",
      #", "delimiter": ";", "header": false, "label": 2, "testFraction": 0 "#)
    #expect(semicolons.source.classCount == 2)
    #expect(semicolons.source.featureCount == 2)
    let values = try read(
      "x,y\n1,2\n2,3.5\n3,4\n4,5\n5,6\n", #", "label": "y", "regression": true"#)
    #expect(values.source.classCount == 0)
    #expect(values.training.loss == .meanSquaredError)
    #expect(try values.data().inputs.training.targets.count == 4)
  }

  @Test(arguments: [
    ("", "", "dataset.file: FILE: the table has no rows"),
    ("a,b\n1\n", "", "dataset.file: FILE: line 2 has 1 fields where the first line has 2"),
    (
      "a,b\n1,x\nz,y\n", "",
      "dataset.file: FILE: line 3: column \"a\" is \"z\", not a finite number"
    ),
    ("a,b\n1,x\n,y\n", "", "dataset.file: FILE: column \"a\" has no value in line 3"),
    (
      iris, #", "label": "specie""#,
      "dataset.label: FILE: there is no column \"specie\"; there are \"length\", \"width\", \"species\""
    ),
    (
      iris, #", "delimiter": "-""#,
      "dataset.delimiter: the delimiter \"-\" must be one ASCII character other than a quote, a digit, a letter, \"-\" and \".\""
    ),
    ("a,b\n1,x\n2,x\n", "", "dataset.label: the column has the same value in every row"),
    (
      "a,b\n" + (0..<101).map { "1,\($0)\n" }.joined(), "",
      "dataset.label: the column has 101 different values, and 100 classes are the most; \"regression\": true predicts numbers"
    ),
  ])
  func brokenTables(table: String, members: String, message: String) {
    let error = #expect(throws: ConfigError.self) { try read(table, members) }
    let file = folder + "/configs/iris.csv"
    #expect(
      error?.description
        == "\(folder)/configs/iris.json: " + message.replacing("FILE", with: file))
  }

  @Test func aMissingFileIsSaid() throws {
    try WholeFile.write([], to: folder + "/configs/flowers.csv")
    let config = #"{ "dataset": { "kind": "csv", "file": "flower.csv" } }"#
    let error = #expect(throws: ConfigError.self) {
      try Experiment([UInt8](config.utf8), file: folder + "/configs/iris.json")
    }
    #expect(
      error?.description == "\(folder)/configs/iris.json: dataset.file: \"flower.csv\" is no file "
        + "beside the config or here (did you mean \"flowers.csv\"?)")
  }
}
