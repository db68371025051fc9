import Files
import Schemas
import Testing

@testable import Experiments

/// The JSON Schema as others read it.
@Suite(.enabled(if: SchemaValidator.isThere)) struct JSONSchemaTests {
  private func verdicts(_ configs: [String]) throws -> [Bool] {
    try #require(try SchemaValidator.verdicts(ConfigReference.jsonSchema, configs))
  }

  @Test func presetsAndShortFormsAreAccepted() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let presets = try FileSystem.names(in: "\(root)/configs").filter { $0.hasSuffix(".json") }
      .map { String(decoding: try FileSystem.read("\(root)/configs/\($0)"), as: UTF8.self) }
    let resolved = try ExperimentTests.configs.map {
      try Experiment([UInt8]($0.utf8), file: "c.json").text
    }
    let configs =
      presets + resolved + Self.right + ExperimentTests.configs
      + ShortFormTests.forms.flatMap { [$0.short, $0.long] }
    let accepted = try verdicts(configs)
    #expect(accepted.count == configs.count && configs.count > 80)
    for (config, isAccepted) in zip(configs, accepted) { #expect(isAccepted, "\(config)") }
  }

  /// What the data set decides.
  static let right = [
    #"{ "dataset": "spiral", "training": { "optimizer": { "beta1": 0.8 } } }"#,
    #"{ "dataset": "t.csv", "figures": [ "fit.gif" ] }"#,
  ]

  static let wrong = [
    "[]", "{}", #"{ "dataset": "mons" }"#, #"{ "dataset": { "samples": 100 } }"#,
    #"{ "dataset": { "kind": "moons", "factor": 0.5 } }"#,
    #"{ "dataset": { "kind": "circles", "factor": 1.5 } }"#,
    #"{ "dataset": { "kind": "playgroundXor", "noise": 0.6 } }"#,
    #"{ "dataset": { "kind": "blobs", "noise": 0.1 } }"#, #"{ "dataset": { "kind": "csv" } }"#,
    #"{ "dataset": "moons", "seed": -1 }"#, #"{ "dataset": "moons", "trainig": {} }"#,
    #"{ "dataset": "moons", "network": [ 0, 1 ] }"#,
    #"{ "dataset": "moons", "network": { "layers": [] } }"#,
    #"{ "dataset": "moons", "network": { "layers": [ { "activation": "tanh" }, 1 ] } }"#,
    #"{ "dataset": "moons", "network": { "layers": [ { "units": 3, "rate": 0.5 }, 1 ] } }"#,
    #"{ "dataset": "moons", "network": { "layers": [ { "units": 3, "activation": "ReLU" }, 1 ] } }"#,
    #"{ "dataset": "moons", "network": { "initializer": { "kind": "zeros", "limit": 1 } } }"#,
    #"{ "dataset": "moons", "training": { "optimizer": "adan" } }"#,
    #"{ "dataset": "moons", "training": { "optimizer": { "kind": "sgd", "momentum": 0.9 } } }"#,
    #"{ "dataset": "moons", "training": { "optimizer": { "learningRate": 0 } } }"#,
    #"{ "dataset": "moons", "training": { "batchSize": "some" } }"#,
    #"{ "dataset": "moons", "training": { "epochs": 1.5 } }"#,
    #"{ "dataset": "moons", "training": { "earlyStopping": "yes" } }"#,
    #"{ "dataset": "moons", "snapshots": { "kind": "adaptive", "every": 5 } }"#,
    #"{ "dataset": "moons", "snapshots": { "kind": "epochs" } }"#,
    #"{ "dataset": "moons", "figures": [ "boundry" ] }"#,
    #"{ "dataset": "moons", "figures": [ { "file": "a.gif" } ] }"#,
    #"{ "dataset": "moons", "figures": [ { "kind": "hiddenLines", "samples": 5 } ] }"#,
    #"{ "dataset": "moons", "figures": [ { "kind": "hiddenLines", "maxBytes": "300 MBit" } ] }"#,
    #"{ "dataset": "moons", "theme": "drak" }"#, #"{ "dataset": "moons", "size": [ 800 ] }"#,
  ]

  @Test func wrongConfigsAreRefused() throws {
    for (config, isAccepted) in zip(Self.wrong, try verdicts(Self.wrong)) {
      #expect(!isAccepted, "\(config)")
      #expect(throws: ConfigError.self) { try Experiment([UInt8](config.utf8), file: "c.json") }
    }
  }
}
