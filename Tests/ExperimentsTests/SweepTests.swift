import Files
import JSON
import Schemas
import Testing

@testable import Experiments

struct SweepTests {
  private func sweep(_ keys: String) throws -> Sweep {
    let config = """
      { "dataset": "moons", "network": { "layers": [4, 1] }, "training": { "epochs": 10 },
        "snapshots": { "count": 2 }, \(keys) }
      """
    return try #require(
      try Sweep(JSONParser.parse(Array(config.utf8)), file: "a.json", name: "a"))
  }

  private func problem(_ keys: String) throws -> String {
    let error = #expect(throws: ConfigError.self) { try sweep(keys) }
    return error.map { "\($0)" } ?? ""
  }

  // MARK: - Which runs

  @Test func keysOfAnObjectGiveAllCombinationsAndTheLastChangesFastest() throws {
    let found = try sweep(
      """
      "sweep": { "training.optimizer.learningRate": [0.001, 0.01, 0.1], "network.seed": [1, 2] }
      """)
    #expect(
      found.runs.map(\.name) == [
        "lr0.001-seed1", "lr0.001-seed2", "lr0.01-seed1", "lr0.01-seed2", "lr0.1-seed1",
        "lr0.1-seed2",
      ])
    let experiment = try found.experiment(found.runs[3])
    #expect(experiment.training.optimizer.learningRate == 0.01)
    #expect(experiment.network.seed == 2)
    #expect(experiment.seed == 42)
    #expect(experiment.name == "lr0.01-seed2")
  }

  /// A sweep over data sets is to compare them, so each panel has axes of its own unless the config says otherwise; one over
  /// seeds, noise and numbers of samples is of one data set.
  @Test func dataSetsAreComparedOnAxesOfTheirOwn() throws {
    let compare = #""compare": [ { "kind": "decisionBoundary", "file": "a.gif" } ]"#
    let shared = compare.replacing(#""file""#, with: #""axes": "shared", "file""#)
    let kinds = #""sweep": { "dataset.kind": ["moons", "circles"] }"#
    #expect(try sweep("\(kinds), \(compare)").comparisons.map(\.axes) == [.own])
    #expect(try sweep("\(kinds), \(shared)").comparisons.map(\.axes) == [.shared])
    #expect(try sweep("\(kinds)").runs.map(\.dataset) == ["moons", "circles"])
    for key in [#""seed": [1, 2]"#, #""dataset.noise": [0, 0.1]"#, #""dataset.samples": [99, 50]"#]
    {
      let found = try sweep("\"sweep\": { \(key) }, \(compare)")
      #expect(found.runs.count == 2 && found.comparisons.map(\.axes) == [nil])
    }
  }

  @Test func zipPairsAndListsOfObjectsAreUnited() throws {
    let found = try sweep(
      """
      "sweep": [ { "network.seed": [1, 2] },
        { "zip": { "training.optimizer.kind": ["adam", "sgd"], "training.optimizer.learningRate": [0.003, 0.3] } } ]
      """)
    #expect(found.runs.count == 4)
    let optimizers = try found.runs.map { try found.experiment($0).training.optimizer }
    #expect(optimizers.map(\.kind.rawValue)[2...] == ["adam", "sgd"])
    #expect(optimizers.map(\.learningRate)[2...] == [0.003, 0.3])
    #expect(found.runs[2].name == "adam-lr0.003-seed42")
    #expect(found.runs[2].label == "adam, learning rate 0.003, seed 42")
  }

  /// NumPy's `geomspace(1e-4, 1e-1, 4)`, `linspace(0, 1, 5)`, and whole numbers for whole keys.
  @Test func rangesAreEvenOverTheirScale() throws {
    let rates = try sweep(
      """
      "sweep": { "training.optimizer.learningRate": { "from": 1e-4, "to": 1e-1, "count": 4, "scale": "log" } }
      """)
    #expect(
      try rates.runs.map { try rates.experiment($0).training.optimizer.learningRate }
        == [1e-4, 1e-3, 1e-2, 1e-1])
    let noise = try sweep(
      #""sweep": { "dataset.noise": { "from": 0, "to": 1, "count": 5 } }"#)
    #expect(noise.runs.map(\.name) == ["noise0", "noise0.25", "noise0.5", "noise0.75", "noise1"])
    let units = try sweep(
      #""sweep": { "network.layers[0].units": { "from": 1, "to": 8, "count": 5, "scale": "log" } }"#
    )
    // 1, 1.68, 2.83, 4.76, 8.
    #expect(units.runs.map(\.name) == ["units1", "units2", "units3", "units5", "units8"])
  }

  @Test func namedRunsAreCombinedWithTheSweep() throws {
    let found = try sweep(
      """
      "runs": [ { "name": "He", "network.initializer": "heNormal" }, { "name": "plain (old)" } ],
      "sweep": { "network.seed": [1, 2] }
      """)
    #expect(
      Set(found.runs.map(\.name)) == [
        "He-seed1", "He-seed2", "plain-old-seed1", "plain-old-seed2",
      ])
    #expect(found.runs.contains { $0.label == "plain (old), seed 1" })
    let alone = try sweep(#""runs": [ { "name": "a" }, { "name": "b", "training.epochs": 5 } ]"#)
    #expect(alone.runs.map(\.name) == ["a", "b"])
    #expect(alone.runs.map(\.epochs) == [10, 5])
  }

  @Test func drawsAreThoseOfTheirSeed() throws {
    func draws(_ seed: Int) throws -> [Double] {
      let found = try sweep(
        """
        "sweep": { "training.optimizer.learningRate": { "from": 1e-4, "to": 1, "scale": "log" } },
        "search": { "random": 200, "seed": \(seed) }
        """)
      return try found.runs.map { try found.experiment($0).training.optimizer.learningRate }
    }
    let first = try draws(1)
    #expect(try first == draws(1))
    #expect(try first != draws(2))
    #expect(first.count == 200)
    // A quarter of them in each decade, give or take three standard deviations (6.1).
    for decade in [1e-4, 1e-3, 1e-2, 1e-1] {
      let count = first.filter { (decade..<decade * 10).contains($0) }.count
      #expect((32...68).contains(count), "\(count) in the decade from \(decade)")
    }
  }

  // MARK: - What a run is

  @Test func theSameExperimentIsOneRunWhateverItsWording() throws {
    let found = try sweep(
      #""sweep": [ { "seed": [1, 2] }, { "seed": [2, 3], "training.epochs": 10 } ]"#)
    #expect(found.runs.count == 3)
    #expect(found.duplicateCount == 1)
    let other = try sweep(#""sweep": { "seed": [3, 4] }"#)
    #expect(found.runs[2].hash == other.runs[0].hash)
    let single = try Experiment(
      Array(
        #"{ "seed": 4, "dataset": "moons", "network": { "layers": [4, 1] }, "training": { "epochs": 10 }, "snapshots": { "count": 2 } }"#
          .utf8), file: "x.json")
    #expect(other.runs[1].hash == single.trainingHash)
  }

  @Test func aConfigWithoutASweepIsNone() throws {
    #expect(
      try Sweep(JSONParser.parse(Array(#"{ "dataset": "moons" }"#.utf8)), file: "a", name: "a")
        == nil)
  }

  @Test func longNamesAreShortened() throws {
    let values = (1...2).map { #""\#(String(repeating: "é", count: 150))\#($0)""# }
    let found = try sweep(
      #""runs": [ { "name": \#(values[0]) }, { "name": \#(values[1]), "seed": 3 } ]"#)
    #expect(found.runs.allSatisfy { $0.name.utf8.count <= 120 })
    #expect(found.runs[0].name != found.runs[1].name)
  }

  @Test func manyRunsAreNamedEachByItself() throws {
    let found = try sweep(
      """
      "sweep": { "seed": { "from": 1, "to": 200, "count": 200 }, "network.seed": [1, 2, 3, 4, 5] }
      """)
    #expect(found.runs.count == 1000)
    #expect(Set(found.runs.map(\.name)).count == 1000)
  }

  // MARK: - What is wrong

  @Test func whatIsWrongIsSaidWithItsPlace() throws {
    #expect(
      try problem(#""sweep": { "training.optimizer.learningRat": [1] }"#)
        .contains(
          "a.json: sweep: training.optimizer.learningRat: unknown key (did you mean \"learningRate\""
        ))
    #expect(
      try problem(#""sweep": [{ "seed": [1] }, { "training.epochs": [5, "many"] }]"#)
        == "a.json: sweep[1]: training.epochs: expected a whole number, found the string \"many\"")
    #expect(
      try problem(#""sweep": { "sed": [1] }"#).contains(
        "\"sed\": does not say how a run is trained (did you mean \"seed\""))
    #expect(
      try problem(#""sweep": { "figures": [1] }"#).contains("does not say how a run is trained"))
    #expect(try problem(#""sweep": []"#).contains("has 0 entries"))
    #expect(try problem(#""sweep": {}"#).contains("is empty"))
    #expect(try problem(#""sweep": { "seed": [] }"#).contains("sweep.seed: has no values"))
    #expect(
      try problem(#""sweep": { "zip": { "seed": [1, 2], "training.epochs": [5] } }"#)
        .contains("training.epochs has 1 values and seed has 2")
        || problem(#""sweep": { "zip": { "seed": [1, 2], "training.epochs": [5] } }"#)
          .contains("has 1 values and seed has 2")
    )
    #expect(
      try problem(#""runs": [ { "name": "a" }, { "name": "a", "seed": 1 } ]"#)
        == "a.json: runs[1].name: \"a\" is the name of runs[0] too")
    #expect(
      try problem(#""sweep": { "seed": { "from": 1, "to": 5 } }"#).contains(
        "sweep.seed.count: is missing"))
    #expect(
      try problem(
        #""sweep": { "dataset.noise": { "from": 0, "to": 5, "count": 3, "scale": "log" } }"#
      )
      .contains("log needs ends above 0"))
    #expect(try problem(#""search": { "random": 3 }"#).contains("there is nothing to search"))
    #expect(
      try problem(#""sweep": { "seed": [1] }, "search": { "keep": 0.5 }"#)
        .contains("search.every: is missing"))
    #expect(
      try problem(#""sweep": { "seed": [1, 2], "no key": [1] }"#).contains("is no key path"))
  }

  @Test func halvingKeepsTheShareRoundedDownAndOneAtLeast() {
    var search = SweepSearch()
    #expect(search.kept(of: 7) == 7)
    search.keep = 0.25
    #expect([16, 7, 4, 3, 1].map(search.kept) == [4, 1, 1, 1, 1])
  }
}
