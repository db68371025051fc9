import Foundation
import Testing

extension ConfigEffect {
  private static func points(_ run: RunFiles) throws -> [[Double]] {
    try run.rows("train") + run.rows("test")
  }

  private static func radii(_ run: RunFiles) throws -> [Double] {
    try points(run).map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }
  }

  private static func labels(_ run: RunFiles) throws -> Set<Double> {
    Set(try run.column("labels.train") + run.column("labels.test"))
  }

  /// The largest deviation of a coordinate within a class.
  private static func spread(_ run: RunFiles) throws -> Double {
    let (rows, labels) = (try run.rows(), try run.column("labels.train"))
    return Set(labels).map { label in
      deviation(zip(rows, labels).filter { $0.1 == label }.map { $0.0[0] })
    }.max() ?? 0
  }

  static let data: [ConfigEffect] = [
    ConfigEffect("seed", ["seed=1"], ["seed=2"]) { base, changed in
      try expect(base.bytes("data.safetensors") != changed.bytes("data.safetensors"))
      try expect(base.values("layers.0.weight") != changed.values("layers.0.weight"))
      try expect(changed.record()["seed"] as? Int == 2)
    },
    ConfigEffect("description", [], ["description=a film"]) { base, changed in
      try expect(String(decoding: changed.bytes("config.json"), as: UTF8.self).contains("a film"))
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
    },
    ConfigEffect("dataset.samples", [], ["dataset.samples=40"]) { base, changed in
      try expect(base.count("train") + base.count("test") == 64)
      try expect(changed.count("train") + changed.count("test") == 40)
    },
    ConfigEffect("dataset.noise", ["dataset.noise=0.3"], ["dataset.noise=0"]) { base, changed in
      // Half circles of radius 1 around (0, 0) and (1, 0.5).
      func offsets(_ run: RunFiles) throws -> [Double] {
        try points(run).map { point in
          [(0.0, 0.0), (1.0, 0.5)].map { abs(hypot(point[0] - $0.0, point[1] - $0.1) - 1) }.min()
            ?? 1
        }
      }
      try expect(offsets(changed).allSatisfy { $0 < 1e-6 })
      try expect(mean(offsets(base)) > 0.05)
    },
    ConfigEffect(
      "dataset.factor", [#"dataset={"kind":"circles","samples":64,"noise":0,"factor":0.5}"#],
      ["dataset.factor=0.25"]
    ) { base, changed in
      for (run, inner) in [(base, 0.5), (changed, 0.25)] {
        let radii = try radii(run)
        #expect(
          radii.allSatisfy { isClose($0, inner, within: 1e-6) || isClose($0, 1, within: 1e-6) })
        #expect(radii.contains { isClose($0, inner, within: 1e-6) })
      }
    },
    ConfigEffect(
      "dataset.centers", [#"dataset={"kind":"blobs","samples":90,"centers":3}"#, blobLayers(3)],
      ["dataset.centers=5", blobLayers(5)]
    ) { base, changed in
      try expect(labels(base) == [0, 1, 2] && labels(changed) == [0, 1, 2, 3, 4])
    },
    ConfigEffect(
      "dataset.classes", [#"dataset={"kind":"blobs","samples":90,"centers":4}"#, blobLayers(4)],
      ["dataset.classes=3", blobLayers(3)]
    ) { base, changed in
      try expect(labels(base) == [0, 1, 2, 3] && labels(changed) == [0, 1, 2])
    },
    ConfigEffect(
      "dataset.deviation",
      [#"dataset={"kind":"blobs","samples":90,"centers":3,"deviation":1}"#, blobLayers(3)],
      ["dataset.deviation=0.1"]
    ) { base, changed in
      let ratio = try spread(base) / spread(changed)
      #expect(isClose(ratio, 10, within: 0.01), "\(ratio)")
    },
    ConfigEffect(
      "dataset.covariance", [#"dataset={"kind":"gaussianQuantiles","samples":90}"#, blobLayers(3)],
      ["dataset.covariance=4"]
    ) { base, changed in
      let ratio =
        try deviation(points(changed).map { $0[0] }) / deviation(points(base).map { $0[0] })
      #expect(isClose(ratio, 2, within: 0.01), "\(ratio)")
    },
    ConfigEffect(
      "dataset.cells", [#"dataset={"kind":"checkerboard","samples":400,"cells":4}"#],
      ["dataset.cells=2"]
    ) { base, changed in
      // Of two squares a row, the class is that of the product's sign, wherever the middle lies.
      func isCross(_ run: RunFiles) throws -> Bool {
        let rows = try run.rows()
        let middle = (0...1).map { axis in
          let values = rows.map { $0[axis] }
          return ((values.min() ?? 0) + (values.max() ?? 0)) / 2
        }
        let pairs = zip(rows, try run.column("labels.train")).map { row, label in
          (row[0] > middle[0]) == (row[1] > middle[1]) ? label : 1 - label
        }
        let share = mean(pairs)
        return share < 0.05 || share > 0.95
      }
      try expect(!isCross(base) && isCross(changed))
    },
    ConfigEffect("dataset.testFraction", [], ["dataset.testFraction=0.5"]) { base, changed in
      try expect(base.count("test") == 13 && changed.count("test") == 32)
      try expect(changed.count("train") == 32)
    },
    ConfigEffect("dataset.validationFraction", [], ["dataset.validationFraction=0.25"]) {
      base, changed in
      try expect(base.count("validation") == 0 && changed.count("validation") == 16)
      try expect(changed.count("train") == 35)
    },
    ConfigEffect(
      "dataset.split", [#"dataset={"kind":"moons","samples":200,"testFraction":0.5}"#],
      ["dataset.split=shuffled"]
    ) { base, changed in
      let counts = try [base, changed].map { try $0.column("labels.test").reduce(0, +) }
      #expect(counts[0] == 50 && counts[1] != 50)
    },
    ConfigEffect(
      "dataset.standardizeTargets", [#"dataset={"kind":"sine","samples":64}"#],
      ["dataset.standardizeTargets=false"]
    ) { base, changed in
      let targets = try base.column("targets.train")
      try expect(isClose(base.column("targets.mean")[0], mean(targets), within: 1e-5))
      try expect(isClose(base.column("targets.deviation")[0], deviation(targets), within: 1e-5))
      try expect(changed.data().tensors["targets.mean"] == nil)
      try expect(changed.column("targets.train") == targets)
    },
    ConfigEffect("inputs.features", [], [#"inputs.features=["x","xSquared","xTimesY"]"#]) {
      base, changed in
      for (plain, made) in zip(try base.rows(), try changed.rows()) {
        let (x, y) = (plain[0], plain[1])
        #expect(areClose(made, [x, x * x, x * y], within: 1e-6))
      }
    },
    ConfigEffect("inputs.standardize", [], ["inputs.standardize=true"]) { base, changed in
      for axis in 0...1 {
        let values = try changed.rows().map { $0[axis] }
        #expect(abs(mean(values)) < 1e-6 && abs(deviation(values) - 1) < 1e-5)
        try expect(abs(mean(base.rows().map { $0[axis] })) > 0.05)
      }
    },
  ]

  private static func blobLayers(_ classes: Int) -> String {
    #"network={"layers":[3,\#(classes)]}"#
  }
}
