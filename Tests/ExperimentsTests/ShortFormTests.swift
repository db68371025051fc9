import Figures
import Graphics
import Learning
import Schemas
import Testing

@testable import Experiments

/// What is written first means what it says.
@Suite struct ShortFormTests {
  private func read(_ text: String) throws -> Experiment {
    try Experiment([UInt8](text.utf8), file: "c.json")
  }

  private static let moons = #""dataset": { "kind": "moons" }"#

  private static func with(_ members: String) -> String { "{ \(moons), \(members) }" }

  private static func withValidation(_ members: String) -> String {
    #"{ "dataset": { "kind": "moons", "validationFraction": 0.2 }, \#(members) }"#
  }

  /// Each with the long form.
  static let forms: [(short: String, long: String)] = [
    (#"{ "dataset": "spiral" }"#, #"{ "dataset": { "kind": "spiral" } }"#),
    (
      with(#""network": [ 3, 1 ]"#),
      with(#""network": { "layers": [ { "units": 3 }, { "units": 1 } ] }"#)
    ),
    (
      with(
        #""network": { "layers": [ 4, "batchNormalization", { "units": 3, "activation": "relu" }, "dropout", 1 ] }"#
      ),
      with(
        #"""
        "network": { "layers": [ { "kind": "dense", "units": 4 }, { "kind": "batchNormalization" },
          { "units": 3, "activation": "relu" }, { "kind": "dropout", "rate": 0.5 }, { "units": 1 } ] }
        """#)
    ),
    (
      with(
        #""network": { "layers": [ { "units": 3, "initializer": "zeros" }, 1 ], "initializer": "heNormal" }"#
      ),
      with(
        #"""
        "network": { "layers": [ { "units": 3, "initializer": { "kind": "zeros" } }, { "units": 1 } ],
          "initializer": { "kind": "heNormal" } }
        """#)
    ),
    (
      with(#""training": { "optimizer": "adam", "schedule": "cosine" }"#),
      with(#""training": { "optimizer": { "kind": "adam" }, "schedule": { "kind": "cosine" } }"#)
    ),
    (with(#""training": { "batchSize": "all" }"#), with(#""training": { "epochs": 20000 }"#)),
    (
      withValidation(#""training": { "earlyStopping": 25 }"#),
      withValidation(#""training": { "earlyStopping": { "patience": 25 } }"#)
    ),
    (
      withValidation(#""training": { "earlyStopping": true }"#),
      withValidation(#""training": { "earlyStopping": {} }"#)
    ),
    (with(#""training": { "earlyStopping": false }"#), with(#""training": {}"#)),
    (
      with(#""inputs": [ "x", "xSquared" ]"#),
      with(#""inputs": { "features": [ "x", "xSquared" ] }"#)
    ),
    (with(#""snapshots": "logarithmic""#), with(#""snapshots": { "kind": "logarithmic" }"#)),
    (with(#""snapshots": 100"#), with(#""snapshots": { "kind": "every", "every": 200 }"#)),
    (with(#""snapshots": { "count": 3 }"#), with(#""snapshots": { "every": 6667 }"#)),
    (
      with(#""snapshots": [ 1, 10 ]"#),
      with(#""snapshots": { "kind": "epochs", "epochs": [ 1, 10 ] }"#)
    ),
    (
      with(#""figures": "decisionBoundary""#),
      with(#""figures": [ { "kind": "decisionBoundary" } ]"#)
    ),
    (
      with(#""figures": { "kind": "hiddenSpace" }"#),
      with(#""figures": [ { "kind": "hiddenSpace" } ]"#)
    ),
    (
      with(#""figures": [ "hiddenLines", { "kind": "learningCurves" } ]"#),
      with(#""figures": [ { "kind": "hiddenLines" }, { "kind": "learningCurves" } ]"#)
    ),
    (
      with(
        #""figures": [ "decision_boundary.png", "hidden_layers.gif", "HiddenSpace.GIF", "loss.gif" ]"#
      ),
      with(
        #"""
        "figures": [ { "kind": "decisionBoundary", "file": "decision_boundary.png" },
          { "kind": "hiddenLines", "file": "hidden_layers.gif" }, { "kind": "hiddenSpace", "file": "HiddenSpace.GIF" },
          { "kind": "learningCurves", "file": "loss.gif" } ]
        """#)
    ),
    (
      with(#""figures": [ { "kind": "hiddenLines", "maxBytes": "300kB", "size": "640x480" } ]"#),
      with(
        #""figures": [ { "kind": "hiddenLines", "maxBytes": 300000, "width": 640, "height": 480 } ]"#
      )
    ),
    (
      with(
        #""theme": "dark", "size": [ 640, 480 ], "quality": 50, "figures": [ "hiddenLines", { "kind": "hiddenSpace", "theme": "light", "width": 320 } ]"#
      ),
      with(
        #"""
        "figures": [ { "kind": "hiddenLines", "theme": "dark", "width": 640, "height": 480, "quality": 50 },
          { "kind": "hiddenSpace", "theme": "light", "width": 320, "height": 480, "quality": 50 } ]
        """#)
    ),
    (
      with(
        #""framesPerSecond": 12, "holdLast": 3, "maxBytes": "1 MB", "figures": [ "hiddenLines" ]"#),
      with(
        #""figures": [ { "kind": "hiddenLines", "framesPerSecond": 12, "holdLast": 3, "maxBytes": 1000000 } ]"#
      )
    ),
    (with(##""$schema": "reference/schema.json""##), with(#""seed": 42"#)),
  ]

  @Test(arguments: forms) func meansTheLongForm(short: String, long: String) throws {
    let experiment = try read(short)
    #expect(experiment == (try read(long)))
    #expect(experiment.text == (try read(long).text))
    #expect(try read(experiment.text) == experiment)
  }

  /// The resolved config says everything in full.
  @Test func theResolvedConfigHasTheLongForm() throws {
    let text = try read(
      with(
        #""training": { "optimizer": "adam" }, "network": [ 2, 1 ], "figures": "hiddenLines", "theme": "dark""#
      )
    ).text
    for part in [
      #""kind": "moons""#, #""kind": "adam""#, #""units": 2"#, #""kind": "hiddenLines""#,
      #""theme": "dark""#, #""kind": "dense""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  /// What is said of all figures holds for those that a config does not list, too.
  @Test func defaultFiguresFollowTheTop() throws {
    let figures = try read(with(#""theme": "dark", "size": "400x300""#)).figures
    #expect(figures.count == 6)
    #expect(figures.allSatisfy { $0.theme == .dark && $0.size == Size(width: 400, height: 300) })
  }

  private func with(_ members: String) -> String { Self.with(members) }

  /// Errors name the value that is written, not a key that is not.
  @Test(arguments: [
    (#""training": { "optimizer": "adan" }"#, #"training.optimizer: "adan" is not one of "#),
    (#""network": [ 0, 1 ]"#, "network[0]: 0 is out of range; it must be from 1 to 4,096"),
    (
      #""network": { "layers": [ 3, true ] }"#,
      "network.layers[1]: expected an object, a number of units or a kind, found true"
    ),
    (
      #""network": { "layers": [ 2.5, 1 ] }"#,
      "network.layers[0]: expected a whole number, found 2.5"
    ),
    (#""network": { "layers": [ "dense", 1 ] }"#, "network.layers[0].units: is missing"),
    (
      #""network": [ 3, "relu", 1 ]"#,
      #"network[1]: "relu" is not one of dense, batchNormalization, layerNormalization, dropout, conv2d, maxPool, averagePool, globalAveragePool, flatten, residual, prelu; an activation belongs to its layer, { "units": 3, "activation": "relu" }"#
    ),
    (#""network": 3"#, "network: expected an object or a list of layers, found 3"),
    (
      #""training": { "earlyStopping": "yes" }"#,
      #"training.earlyStopping: expected an object or a number of epochs, found the string "yes""#
    ),
    (#""snapshots": 0"#, "snapshots: 0 is out of range; it must be from 1 to 10,000"),
    (
      #""snapshots": { "count": 3, "every": 3 }"#,
      "snapshots.count: says the same as every; leave one of them out"
    ),
    (#""figures": "film.gif""#, #"figures: "film.gif" is not one of hiddenLines, "#),
    (
      #""figures": [ "boundary" ]"#,
      #"figures[0]: "boundary" is not one of \#(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")) (did you mean "decisionBoundary"?)"#
    ),
    (
      #""figures": [ "../boundary.gif" ]"#,
      #"figures[0]: "../boundary.gif" leaves the run folder; give a plain file name, like "film.gif""#
    ),
    (
      #""theme": "drak", "figures": []"#,
      #"theme: "drak" is not one of light, dark (did you mean "dark"?)"#
    ),
    (
      #""size": [ 100, 600 ]"#, "size: a width of 100 is out of range; it must be from 160 to 4,096"
    ),
    (
      #""size": "800""#,
      #"size: expected [width, height] or a string like "800x600", found the string "800""#
    ),
    (
      #""size": [ 800, 600.5 ]"#,
      #"size: expected [width, height] or a string like "800x600", found a list"#
    ),
    (
      #""size": [ 800, 600 ], "width": 300"#,
      "size: says what width says too; leave one of them out"
    ),
    (
      #""maxBytes": "300 MBit""#,
      #"maxBytes: expected a number of bytes or a size like "300kB" or "1.5MB", found the string "300 MBit""#
    ),
    (#""maxBytes": "1B""#, #"maxBytes: "1B" is out of range; it must be from 1 kB to 10.00 GB"#),
  ])
  func errorsNameWhatIsWritten(members: String, message: String) {
    let error = #expect(throws: ConfigError.self) { try read(with(members)) }
    #expect(
      error?.description.hasPrefix("c.json: " + message) == true, "\(error?.description ?? "")")
  }
}
