import Foundation
import Testing

/// The reference numbers of the folder `Reference`: data sets by scikit-learn, gradients by PyTorch.
enum References {
  static func load<Value: Decodable>(_ name: String, as: Value.Type = Value.self) throws -> Value {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
  }
}

/// Whether two numbers agree to a share of the larger, or of `floor` when both are smaller than that.
func agree(_ a: Double, _ b: Double, within tolerance: Double, floor: Double = 1e-3) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b), floor)
}

/// The largest difference relative to the larger of the two values, or to `floor` where both are smaller.
func relativeError(_ a: [Double], _ b: [Double], floor: Double = 1e-3) -> Double {
  guard a.count == b.count else { return .infinity }
  var worst = 0.0
  for (x, y) in zip(a, b) {
    let error = abs(x - y) / max(abs(x), abs(y), floor)
    worst = error.isNaN ? .infinity : max(worst, error)
  }
  return worst
}
