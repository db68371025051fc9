import JSON
import Testing

@testable import Experiments

struct RunDifferencesTests {
  private func differences(_ configs: String...) throws -> RunDifferences {
    RunDifferences(try configs.map { JSONTree(try JSONParser.parse(Array($0.utf8))) })
  }

  @Test func labelsSayWhatDiffersAndNothingElse() throws {
    let found = try differences(
      #"{ "seed": 1, "training": { "optimizer": { "kind": "adam", "learningRate": 0.01, "beta1": 0.9 } } }"#,
      #"{ "seed": 1, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } } }"#)
    #expect(found.labels == ["adam, learning rate 0.01", "sgd, learning rate 0.1"])
    #expect(
      found.keys.map(\.keyPath) == [
        "training.optimizer.kind", "training.optimizer.learningRate", "training.optimizer.beta1",
      ])
    #expect(found.settings[1].map(\.text) == ["sgd", "0.1"])
    #expect(found.settings[0][0].name == "optimizer")
  }

  @Test func namesAreAsLongAsTheyMustBeToDiffer() throws {
    let found = try differences(
      #"{ "network": { "seed": 1 }, "training": { "seed": 5, "epochs": 10 } }"#,
      #"{ "network": { "seed": 2 }, "training": { "seed": 6, "epochs": 20 } }"#)
    #expect(found.labels[0] == "epochs 10, network seed 1, training seed 5")
    #expect(found.settings[0].map(\.isSeed) == [true, true, false])
  }

  @Test func listsOfOtherLengthsAreComparedAsWholes() throws {
    let found = try differences(
      #"{ "network": { "layers": [{ "units": 3 }, { "units": 1 }] } }"#,
      #"{ "network": { "layers": [{ "units": 3 }, { "units": 8 }, { "units": 1 }] } }"#)
    #expect(found.labels == ["layers 3-1", "layers 3-8-1"])
  }

  @Test func listsOfOneLengthAreComparedKeyByKey() throws {
    let found = try differences(
      #"{ "network": { "layers": [{ "units": 3, "activation": "tanh" }, { "units": 1 }] } }"#,
      #"{ "network": { "layers": [{ "units": 3, "activation": "elu", "slope": 1 }, { "units": 1 }] } }"#
    )
    #expect(found.labels == ["tanh", "elu"])
  }

  @Test func whatOnlyDescribesAndDrawsIsLeftOut() throws {
    let found = try differences(
      #"{ "description": "a", "figures": [1], "seed": 1, "flag": true }"#,
      #"{ "description": "b", "figures": [2], "seed": 1, "flag": false }"#)
    #expect(found.labels == ["flag", "no flag"])
    #expect(try differences(#"{ "seed": 1 }"#, #"{ "seed": 1 }"#).labels == ["run 1", "run 2"])
  }
}
