import CLibrary
import Files
import Foundation
import Schemas
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// Classes of pictures, against PyTorch's own forward pass on torchvision's pixels (Fixtures/classifier.py).
struct PredictionTests {
  private static let fixtures = (Bundle.module.resourcePath ?? "") + "/Fixtures"
  private static let folder = fixtures + "/classifier"
  private static let pictures = ["wide.png", "tall.jpg"].map { "\(folder)/\($0)" }
  private static let names = ["hill", "lake", "town"]

  private struct Truth: Decodable {
    let classes: [String: [Double]]
    let single: [String: Double]

    /// In the order of `pictures`.
    var rows: [[Double]] { ["wide.png", "tall.jpg"].map { classes[$0] ?? [] } }
    var singles: [Double] { ["wide.png", "tall.jpg"].map { single[$0] ?? 0 } }
  }

  private static func truth() throws -> Truth {
    try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: URL(fileURLWithPath: fixtures + "/classifier.json")))
  }

  private static func predictions(
    _ source: PredictRequest.Source, threads: Int = 1
  ) throws -> [[Double]] {
    try ImageClassifier(source).predict(pictures, threads: threads)
  }

  private static func isClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 2e-6 }
  }

  /// By PyTorch's names, by the network's own, and as a run folder.
  @Test(arguments: [
    PredictRequest.Source.config("\(folder)/net.json", weights: nil),
    .config("\(folder)/net.json", weights: "\(folder)/weights.safetensors"),
    .config("\(folder)/net.json", weights: "\(folder)/run/snapshots/epoch-7.safetensors"),
    .run("\(folder)/run"),
  ])
  func probabilitiesArePyTorchs(source: PredictRequest.Source) throws {
    let found = try Self.predictions(source)
    let rows = try Self.truth().rows
    #expect(found.count == 2)
    for (found, truth) in zip(found, rows) { #expect(Self.isClose(found, truth), "\(found)") }
    #expect(try ImageClassifier(source).classNames == Self.names)
    // Neither threads nor the company of other pictures change a bit.
    #expect(try Self.predictions(source, threads: 2) == found)
    #expect(
      try ImageClassifier(source).predict([Self.pictures[1]], threads: 1) == [found[1]])
    let many = try ImageClassifier(source).predict(
      (0..<35).map { Self.pictures[$0 % 2] }, threads: 1)
    #expect(many == (0..<35).map { found[$0 % 2] })
  }

  /// Beside the fixture's files, with some of its text replaced.
  private func changed(_ replacements: (String, String)...) throws -> (Workspace, String) {
    let workspace = try Workspace()
    for name in ["names.txt", "weights.safetensors"] {
      try FileManager.default.copyItem(
        atPath: "\(Self.folder)/\(name)", toPath: "\(workspace.path)/\(name)")
    }
    var text = try String(contentsOfFile: "\(Self.folder)/net.json", encoding: .utf8)
    for (old, new) in replacements {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    return (workspace, try workspace.write(text, to: "net.json"))
  }

  /// As training numbered them.
  @Test func chosenClassesHaveTheirNames() throws {
    func names(_ classes: String) throws -> [String] {
      let (workspace, config) = try changed(
        (#""names.txt""#, #"["town", "sea", "hill", "lake", "park"], "classes": \#(classes)"#))
      defer { _ = workspace }
      return try ImageClassifier(.config(config, weights: nil)).classNames
    }
    #expect(try names(#"["hill", 3, "town"]"#) == ["hill", "lake", "town"])
    #expect(try names(#"[4, "sea"], "otherClasses": "else""#) == ["park", "sea", "else"])
    #expect(throws: ConfigError.self) { try names(#"["hill", "lake", "bog"]"#) }
  }

  private static let single = [
    (#""units": 3"#, #""units": 1"#), (#""softmax""#, #""sigmoid""#),
    (#""6": "classifier""#, #""6": "single""#), (#""names.txt""#, #"["no", "yes"]"#),
  ]

  @Test func aSingleOutputIsTheProbabilityOfTheSecondClass() throws {
    let (workspace, config) = try changed(
      Self.single[0], Self.single[1], Self.single[2], Self.single[3])
    let truth = try Self.truth().singles
    let found = try Self.predictions(.config(config, weights: nil))
    for (found, p) in zip(found, truth) { #expect(Self.isClose(found, [1 - p, p]), "\(found)") }
    _ = workspace
  }

  /// The hinge loss has no probabilities: f and −f.
  @Test func hingeHasScores() throws {
    let (workspace, config) = try changed(
      Self.single[0], (#""softmax""#, #""linear""#), Self.single[2], Self.single[3],
      (#""initial""#, #""training": { "loss": "hinge" }, "initial""#))
    let source = PredictRequest.Source.config(config, weights: nil)
    let truth = try Self.truth().singles
    for (found, p) in zip(try Self.predictions(source), truth) {
      let f = log(p / (1 - p))
      #expect(abs(found[0] + f) < 1e-5 && abs(found[1] - f) < 1e-5, "\(found)")
    }
    var request = PredictRequest(source, images: [Self.pictures[0]])
    request.isJSON = true
    let json = try PredictJob.run(request)
    #expect(json.contains(#""score": 1.1"#) && json.contains(#""score": -1.1"#))
    _ = workspace
  }

  @Test func theMostProbableComeFirst() throws {
    var request = PredictRequest(.run("\(Self.folder)/run"), images: Self.pictures)
    #expect(
      try PredictJob.run(request) == """
        \(Self.pictures[0])
          lake  0.4762
          hill  0.3403
          town  0.1835

        \(Self.pictures[1])
          town  0.5971
          hill  0.2092
          lake  0.1937

        """)
    request.top = 1
    request.isJSON = true
    struct Picture: Decodable {
      struct Entry: Decodable {
        let name: String
        let index: Int
        let probability: Double
      }
      let image: String
      let classes: [Entry]
    }
    let found = try JSONDecoder().decode(
      [Picture].self, from: Data(try PredictJob.run(request).utf8))
    #expect(found.map(\.image) == Self.pictures)
    #expect(found.map(\.classes.count) == [1, 1])
    let first = found.compactMap(\.classes.first)
    #expect(first.map(\.name) == ["lake", "town"] && first.map(\.index) == [1, 2])
    let rows = try Self.truth().rows
    #expect(Self.isClose(first.map(\.probability), [rows[0][1], rows[1][2]]))
  }

  @Test func ofEqualOnesTheFirstClassIsFirst() {
    let ranking = ClassRanking(
      image: "a\nb", values: [0.25, 0.5, 0.25, 0], names: ["p", "q", "r", "s"], top: 3,
      isScore: false)
    #expect(ranking.entries.map(\.name) == ["q", "p", "r"])
    #expect(!ranking.text.hasPrefix("a\nb"))
  }

  /// Pictures go the way of the training pictures of an own run: `resize` and the measured scale.
  @Test func ownRunsPredictTheirTrainingPictures() throws {
    let workspace = try Workspace()
    for (name, bytes) in ConfigEffect.pictures { try workspace.write(bytes, to: name) }
    let config = try workspace.write(
      """
      { "dataset": { "kind": "images", "folder": "classes", "size": 4, "resize": 8, "broken": "skip",
          "testFraction": 0, "classNames": ["Ameise", "Biene"] },
        "network": ["flatten", 3, 1], "training": { "epochs": 3 }, "figures": [] }
      """)
    try Job.run(workspace.request(config))
    let run = RunFolder("\(workspace.path)/out/small")
    let last = try run.load(try #require(run.recordedPositions().last))
    // The network's outputs for the training samples, as training recorded them.
    let recorded = try #require(last.tensors["activations.2.a"]).doubles
    let labels = try #require(TensorFile(FileSystem.read(run.data)).tensors["labels.train"]).doubles
    let classifier = try ImageClassifier(.run(run.path))
    #expect(classifier.classNames == ["Ameise", "Biene"])
    let paths = (0..<10).map { index in
      "\(workspace.path)/classes/\(index % 2 == 0 ? "ant" : "bee")/\(index).png"
    }
    let found = try classifier.predict(paths, threads: 1).map { $0[1] }
    #expect(recorded.count == 10 && labels.count == 10)
    for (a, b) in zip(found.sorted(), recorded.sorted()) { #expect(abs(a - b) < 1e-6) }
    _ = workspace
  }

  /// Weights so large that numbers overflow.
  @Test func numbersThatAreNoneAreAnError() throws {
    let (workspace, config) = try changed()
    var file = try TensorFile(FileSystem.read("\(workspace.path)/weights.safetensors"))
    file.tensors["classifier.weight"] = Tensor([Float](repeating: 3e38, count: 24), shape: [3, 8])
    try workspace.write(file.encoded, to: "weights.safetensors")
    #expect {
      try ImageClassifier(.config(config, weights: nil)).predict(Self.pictures, threads: 1)
    } throws: {
      ExitStatus.of($0) == ExitStatus.badData && "\($0)".contains("wide.png: the network gives no")
    }
  }
}
