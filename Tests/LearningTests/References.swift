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
