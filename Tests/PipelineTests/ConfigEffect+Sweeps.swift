import Foundation
import Testing

extension ConfigEffect {
  /// The runs in sweep.json.
  private static func runs(_ files: RunFiles) throws -> [[String: Any]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: files.folder.path + "/sweep.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(json["runs"] as? [[String: Any]])
  }

  private static func names(_ files: RunFiles) throws -> [String] {
    try runs(files).compactMap { $0["name"] as? String }
  }

  private static func rates(_ files: RunFiles) throws -> [Double] {
    try runs(files).compactMap {
      ($0["settings"] as? [String: Any])?["training.optimizer.learningRate"] as? Double
    }
  }

  /// The epochs that each run's folder says it was trained for.
  private static func epochs(_ files: RunFiles) throws -> [Int] {
    try names(files).map { name in
      try #require(RunFiles("\(files.folder.path)/\(name)").record()["epochs"] as? Int)
    }
  }

  private static let range =
    #"sweep={"training.optimizer.learningRate":{"from":0.001,"to":1,"scale":"log","count":3}}"#
  private static let fourRates = #"sweep={"training.optimizer.learningRate":[0.001,0.01,0.1,0.5]}"#

  static let sweeps: [ConfigEffect] = [
    ConfigEffect("sweep", [], [#"sweep={"seed":[1,2]}"#]) { base, changed in
      #expect(FileManager.default.fileExists(atPath: base.folder.path + "/run.json"))
      try #expect(names(changed) == ["seed1", "seed2"])
      for seed in [1, 2] {
        let record = try RunFiles("\(changed.folder.path)/seed\(seed)").record()
        #expect(record["seed"] as? Int == seed)
      }
    },
    ConfigEffect("runs", [], [#"runs=[{"name":"few","training.epochs":2},{"name":"all"}]"#]) {
      _, changed in
      try #expect(names(changed) == ["few", "all"])
      try #expect(epochs(changed) == [2, 5])
    },
    ConfigEffect("search.random", [range], ["search.random=7"]) { base, changed in
      try #expect(names(base).count == 3)
      let drawn = try rates(changed)
      #expect(drawn.count == 7)
      #expect(drawn.allSatisfy { (0.001...1).contains($0) && $0 != 0.001 && $0 != 1 })
    },
    ConfigEffect("search.seed", [range, "search.random=7"], ["search.seed=7"]) { base, changed in
      try #expect(Set(rates(base)).isDisjoint(with: Set(rates(changed))))
    },
    ConfigEffect(
      "search.keep", [fourRates, "search.every=2", "search.keep=0.9"], ["search.keep=0.5"]
    ) { base, changed in
      // Four rates of which the fastest learn most in two epochs: 4, 3, 2 and 4, 2, 1.
      try #expect(epochs(base) == [2, 4, 5, 5])
      try #expect(epochs(changed) == [2, 2, 4, 5])
    },
    ConfigEffect(
      "search.every", [fourRates, "search.keep=0.5", "search.every=2"], ["search.every=3"]
    ) { base, changed in
      try #expect(epochs(base) == [2, 2, 4, 5])
      try #expect(epochs(changed) == [3, 3, 5, 5])
    },
  ]
}
