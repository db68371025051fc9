import Testing

@testable import Pipeline

struct GradientCheckingTests {
  /// Eight narrow layers, where every sample has a pre-activation next to a kink.
  @Test(arguments: [0, 1, 100]) func deepNarrowNetworksAreRight(seed: Int) throws {
    let workspace = try Workspace()
    let layers = String(repeating: "{ \"units\": 2, \"activation\": \"leakyRelu\" }, ", count: 8)
    let config = try workspace.write(
      """
      { "seed": \(seed), "dataset": { "kind": "moons", "samples": 200 },
        "network": { "layers": [ \(layers) { "units": 1 } ], "initializer": { "kind": "heNormal" } },
        "training": { "epochs": 3 }, "figures": [] }
      """)
    let table = try GradientChecking.run(config: config, samples: 64, isQuiet: true)
    #expect(table.contains("51 parameters"), "\(table)")
  }

  @Test func undecidedNumbersAreCounted() throws {
    let workspace = try Workspace()
    // Weights of 0: samples lie on both sides of every kink.
    let config = try workspace.write(
      """
      { "dataset": { "kind": "moons", "samples": 60 },
        "network": { "layers": [ { "units": 2, "activation": "relu" }, { "units": 1, "initializer": { "kind": "heNormal" } } ],
                     "initializer": { "kind": "zeros" } },
        "training": { "epochs": 3 }, "figures": [] }
      """)
    let table = try GradientChecking.run(config: config, samples: 20, isQuiet: true)
    #expect(table.contains("undecided"), "\(table)")
    #expect(table.contains("4 undecided at a kink of the loss"), "\(table)")
  }
}
