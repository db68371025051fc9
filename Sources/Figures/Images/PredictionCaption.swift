import Formatting
import Predictions

/// What is written under an image of a predicted class: "3 · 98 %" and "true 5", or three lines where names are long.
struct PredictionCaption: Sendable {
  let classNames: [String]
  /// Each line's longest text.
  let longest: [String]
  private let isShort: Bool

  private static let shortName = 3

  init(_ classNames: [String], hasScores: Bool) {
    self.classNames = classNames
    let name = classNames.max { $0.count < $1.count } ?? "0"
    isShort = name.count <= Self.shortName
    let share = hasScores ? "−10.00" : "100 %"
    longest = isShort ? ["\(name) · \(share)", "true \(name)"] : [name, share, "true \(name)"]
  }

  func lines(_ prediction: Predictor.Prediction, label: Int) -> [String] {
    let share =
      prediction.isScore
      ? Numerals.fixed(prediction.probability, decimals: 2)
      : Self.percent(prediction.probability)
    let name = name(prediction.label)
    let truth = prediction.label == label ? "" : "true \(self.name(label))"
    return isShort ? ["\(name) · \(share)", truth] : [name, share, truth]
  }

  /// A network may have outputs that no class of the samples has.
  func name(_ label: Int) -> String {
    classNames.indices.contains(label) ? classNames[label] : "class \(label)"
  }

  /// Never 100 % of what is not certain.
  private static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    let whole = Int((share * 100).rounded())
    return "\(share < 1 ? min(whole, 99) : whole) %"
  }
}
