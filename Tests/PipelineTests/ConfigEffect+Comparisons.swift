import Foundation
import Graphics
import PNG
import Testing

extension ConfigEffect {
  /// A comparison has the keys of a figure, which do the same for it, and some of its own.
  static let comparisons: [ConfigEffect] =
    (figures + samples + kinds).compactMap(compared) + [
      ofRuns("axes", drawn("learningCurves"), "own", others: [rate]),
      ofRuns("by", drawn("overlay"), "samples", others: [rate]),
      ofRuns("by", drawn("overlay"), "step", others: [rate]),
      ofRuns("runs", drawn("learningCurves"), #"["other-1"]"#, others: [rate, units]),
      ofRuns("metric", drawn("overlay"), "accuracy", others: [rate]),
      ofRuns("part", drawn("overlay"), "train", others: [rate]),
      ofRuns("axis", drawn("overlay"), "log", others: [rate]),
      ofRuns("metric", drawn("heatMap"), "accuracy", others: [rate, units, rate + units]),
      ofRuns("part", drawn("parallelCoordinates"), "train", others: [rate]),
      ofRuns("part", drawn("summary"), "train", others: [rate]),
      ofRuns("x", drawn("heatMap"), "units", others: [rate, units, rate + units]),
      ofRuns("y", drawn("heatMap"), "learningRate", others: [rate, units, rate + units]),
    ]

  private static let rate = ["training.optimizer.learningRate=0.1"]
  private static let units = ["network.layers[0].units=5"]

  private static func drawn(_ kind: String) -> String {
    #"compare=[{"kind":"\#(kind)","file":"a.png","width":400,"height":300}]"#
  }

  private static func ofRuns(
    _ key: String, _ base: String, _ value: String, others: [[String]]
  ) -> ConfigEffect {
    ConfigEffect(
      "compare[].\(key)", [base], ["compare[0].\(key)=\(value)"], others: others
    ) { base, changed in
      let (before, after) = (try base.picture("a.png"), try changed.picture("a.png"))
      #expect(before.size == after.size && before != after)
    }
  }

  /// The same effect of a comparison; `nil` for what only figures of a single run have.
  private static func compared(_ effect: ConfigEffect) -> ConfigEffect? {
    let dashboards = ["panels", "columns", "columnRatios", "rowRatios"]
    let prefix = "figures[]."
    guard effect.key.hasPrefix(prefix),
      !dashboards.contains(where: { effect.key.hasPrefix(prefix + $0) })
    else { return nil }
    func compared(_ settings: [String]) -> [String] {
      settings.map { setting in
        setting.hasPrefix("figures") ? "compare" + setting.dropFirst("figures".count) : setting
      }
    }
    return ConfigEffect(
      "compare[]." + effect.key.dropFirst(prefix.count), compared(effect.base),
      compared(effect.change), holds: effect.holds)
  }
}
