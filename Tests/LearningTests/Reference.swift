import Foundation
import Testing

/// The files in `Reference/`.
enum Reference {
  static func load<Content: Decodable>(
    _ name: String, as: Content.Type = Content.self
  ) throws -> Content {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
  }
}

/// The largest difference relative to the larger of the two values; `floor` is how large a value must be to be compared
/// relatively.
func relativeError(_ a: [Double], _ b: [Double], floor: Double = 1e-3) -> Double {
  guard a.count == b.count else { return .infinity }
  var worst = 0.0
  for (x, y) in zip(a, b) {
    let error = abs(x - y) / max(abs(x), abs(y), floor)
    worst = error.isNaN ? .infinity : max(worst, error)
  }
  return worst
}
