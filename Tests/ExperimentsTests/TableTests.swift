import Files
import Foundation
import Schemas
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
    (
      "a,b\n1\n", "",
      "dataset.file: FILE: line 2 has 1 field where line 1 has 2; fields are divided by \",\", and \"delimiter\" can set another"
    ),
    (
      "a,b\n1,x\nz,y\n", "",
      "dataset.file: FILE: line 3: column \"a\" is \"z\", not a finite number"
    ),
    (
      "a,b\n1,x\n,y\n", "",
      "dataset.file: FILE: column \"a\" has no value in line 3; \"missing\": \"drop\" leaves such rows out"
    ),
    (
      iris, #", "label": "specie""#,
      "dataset.label: FILE: there is no column \"specie\" (did you mean \"species\"?); there are \"length\", \"width\", \"species\""
    ),
    (
      iris, #", "delimiter": "-""#,
      "dataset.delimiter: \"-\" must be one ASCII character other than a quote, a digit, a letter, \"+\", \"-\" and \".\""
    ),
    (
      "a,b\n1,x\n2,x\n", "",
      "dataset.label: the last column, \"b\", was taken as the label, and it has the same value in every row"
    ),
    (
      "a,b\n" + (0..<101).map { "1,\($0)\n" }.joined(), "",
      "dataset.label: the last column, \"b\", was taken as the label, and it has 101 different values, and 100 classes are the most; \"regression\": true predicts numbers"
    ),
    (
      "a,b\n1,x\n2,x\n3,y\n", #", "label": "b""#,
      "dataset.label: column \"b\" has 2 different values, and \"y\" is in a single row, which cannot be in two parts of a split; \"label\" names another, and \"split\": \"shuffled\" does not keep the classes' shares"
    ),
    (
      "0,1,2\n0.5,1.5,0\n2.5,0.5,1\n1.5,0.5,1\n", "",
      "dataset.header: FILE: line 1 (0, 1, 2) may be a header or a sample: its numbers count the columns; say which by \"header\": true or false"
    ),
    (
      iris, #", "columns": ["width", "hight"]"#,
      "dataset.columns[1]: FILE: there is no column \"hight\"; there are \"length\", \"width\", \"species\""
    ),
    (
      iris, #", "columns": ["width", true]"#,
      "dataset.columns[1]: expected a column's name or its index, from 0, found true"
    ),
    (
      iris, #", "standardizeTargets": true"#,
      "dataset.standardizeTargets: is for numbers to be predicted, and this data set has classes; \"regression\": true predicts numbers"
    ),
    (
      iris, #", "testFile": "iris.csv", "testFraction": 0.2"#,
      "dataset.testFraction: the test samples are those of the test files; leave one of the two out"
    ),
    (
      iris, #", "testFile": "../configs""#,
      "dataset.testFile: \"../configs\" is a folder, and not a file"
    ),
  ])
  func brokenTables(table: String, members: String, message: String) {
    let error = #expect(throws: ConfigError.self) { try read(table, members) }
    let file = folder + "/configs/iris.csv"
    #expect(
      error?.description
        == "\(folder)/configs/iris.json: "
        + message.replacing("FILE", with: file))
  }

  private static func values(_ count: Int, _ value: (Int) -> Double) -> String {
    "x,y\n" + (0..<count).map { "\($0).5,\(value($0))\n" }.joined()
  }

  /// Tables are standardised, and drawn data are not.
  @Test func inputsAreStandardizedByDefault() throws {
    #expect(try read(Self.iris).inputs.standardizes)
    let config = #"{ "dataset": { "kind": "moons" } }"#
    #expect(try !Experiment([UInt8](config.utf8), file: "moons.json").inputs.standardizes)
  }

  @Test func targetsAreStandardizedByDefault() throws {
    let prices = Self.values(20) { 50_000 + 3000 * Double($0 * $0) }
    let experiment = try read(prices, #", "regression": true"#)
    #expect(experiment.text.contains("\"standardizeTargets\": true"))
    let data = try experiment.data()
    // The mean and the deviation of the training samples are those of NumPy's `mean` and `std`.
    let targets = data.samples.training.targets
    let mean = targets.reduce(0, +) / Double(targets.count)
    let variance = targets.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(targets.count)
    #expect(abs(data.targetScale.mean - mean) < 1e-9 * mean)
    #expect(abs(data.targetScale.deviation - variance.squareRoot()) < 1e-9 * mean)
    #expect(data.inputs.test.targets == data.samples.test.targets)
    #expect(data.inputs.training.targetName == "y")
    let off = try read(prices, #", "regression": true, "standardizeTargets": false"#)
    #expect(try off.data().targetScale == .identity)
    #expect(off.trainingHash != experiment.trainingHash)
    let again = try Experiment(
      [UInt8](off.text.utf8), file: folder + "/configs/iris.json")
    #expect(again == off)
  }

  /// Outputs that are bounded or have one sign do not reach scaled targets.
  @Test(arguments: [("linear", true), ("sigmoid", false), ("relu", false), ("tanh", false)])
  func otherOutputsKeepTheUnits(activation: String, isScaled: Bool) throws {
    func text(_ member: String) -> [UInt8] {
      Array(
        """
        { "dataset": { "kind": "sine"\(member) },
          "network": { "layers": [ { "units": 1, "activation": "\(activation)" } ] } }
        """.utf8)
    }
    let experiment = try Experiment(text(""), file: "sine.json")
    #expect(try (experiment.data().targetScale == .identity) != isScaled)
    if activation == "sigmoid" {
      let error = #expect(throws: ConfigError.self) {
        try Experiment(text(#", "standardizeTargets": true"#), file: "sine.json")
      }
      #expect(error?.description.contains("sigmoid gives only values from 0 to 1") == true)
    }
  }

  @Test func aTestFileHasTheTestSamples() throws {
    try WholeFile.write(
      Array("species,width,length\nvirginica,2,8\nsetosa,1,1\n".utf8),
      to: folder + "/configs/test.csv")
    let experiment = try read(Self.iris, #", "testFile": "test.csv", "validationFraction": 0.1"#)
    let data = try experiment.data()
    #expect(data.samples.training.count == 27 && data.samples.validation.count == 3)
    #expect(data.samples.test.inputs.elements == [8, 2, 1, 1])
    #expect(data.samples.test.labels == [2, 0])
    let before = experiment.trainingHash
    try WholeFile.write(
      Array("species,width,length\nvirginica,2,9\n".utf8), to: folder + "/configs/test.csv")
    let other = try read(Self.iris, #", "testFile": "test.csv", "validationFraction": 0.1"#)
    #expect(other.trainingHash != before)
    #expect(
      try Experiment([UInt8](other.text.utf8), file: folder + "/configs/iris.json") == other)
    let unknown = "species,width,length\nrose,2,9\n"
    try WholeFile.write(Array(unknown.utf8), to: folder + "/configs/test.csv")
    let error = #expect(throws: ConfigError.self) {
      try read(Self.iris, #", "testFile": "test.csv""#)
    }
    #expect(error?.description.contains("dataset.testFile: ") == true)
    #expect(error?.description.contains("line 2: column \"species\" is \"rose\"") == true)
  }

  @Test func notesSayHowATableWasRead() throws {
    let index = ",x,k\n" + (0..<20).map { "\($0),\($0 % 7),\(["a", "b"][$0 % 2])\n" }.joined()
    let notes = try read(index).notes
    #expect(notes.count == 1)
    #expect(notes[0].hasPrefix("\(folder)/configs/iris.csv: the first column has no name"))
    let scores = "x,score\n" + (0..<40).map { "\($0),\(Double($0 % 8) / 2)\n" }.joined()
    let hint = try read(scores, #", "columns": [0]"#).notes.last
    #expect(
      hint?.contains("\"score\", was taken as the label, and it has 8 different numbers") == true)
    #expect(hint?.hasSuffix("\"regression\": true predicts numbers") == true)
    #expect(try read(Self.iris).notes.isEmpty)
  }

  /// Where inputs are left as they are, very different sizes are said.
  @Test func scalesFarApartAreSaid() throws {
    func notes(_ factor: Double, _ inputs: String) throws -> [String] {
      let table =
        "age,income,one,k\n"
        + (0..<20).map { "\($0 - 10),\(Double($0 * 7 % 20 - 10) * factor),6,\($0 % 2)\n" }.joined()
      try WholeFile.write([UInt8](table.utf8), to: folder + "/configs/iris.csv")
      let config = #"{ "dataset": { "kind": "csv", "file": "iris.csv" }, "inputs": \#(inputs) }"#
      return try Experiment([UInt8](config.utf8), file: folder + "/configs/iris.json").notes
    }
    #expect(try notes(1000, "{}").isEmpty)
    let off = #"{ "standardize": false }"#
    let said = try notes(1000, off)
    #expect(
      said.count == 1 && said[0].contains("input \"income\" is 1,000 times larger than \"age\""))
    #expect(try notes(101, off).count == 1)
    #expect(try notes(99, off).isEmpty)
    #expect(try notes(1.0 / 101, off).count == 1)
  }

  @Test func theHomeFolderAndPipesAreRead() throws {
    #expect(FileSystem.expandingHome("~/a.csv") == NSHomeDirectory() + "/a.csv")
    #expect(FileSystem.expandingHome("a~/b") == "a~/b" && FileSystem.expandingHome("~a") == "~a")
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let table = Self.iris
    Thread.detachNewThread { try? table.write(toFile: pipe, atomically: false, encoding: .utf8) }
    let config = #"{ "dataset": { "kind": "csv", "file": "\#(pipe)" } }"#
    let experiment = try Experiment([UInt8](config.utf8), file: folder + "/configs/iris.json")
    #expect(experiment.source.sampleCount == 30)
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
