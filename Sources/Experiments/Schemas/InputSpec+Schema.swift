import JSON
import Learning

extension InputSpec {
  static var schema: Schema<InputSpec> {
    Schema([
      Field(featuresKey, read: readFeatures, tree: { .array($0.features.map(\.tree)) }),
      .boolean("standardize", \.standardizes),
    ])
  }

  private static let featuresKey = "features"

  private static func readFeatures(
    _ reader: ConfigReader, _ spec: inout InputSpec
  ) throws(ConfigError) {
    let choices = InputFeature.allCases.map(\.rawValue)
    guard let values = try reader.list(featuresKey, count: 0...choices.count) else { return }
    spec.features = []
    for (index, value) in values.enumerated() {
      guard case .string(let word) = value.content else {
        throw reader.error(featuresKey, at: index, "expected a string, found \(value.words)")
      }
      guard let feature = InputFeature(rawValue: word) else {
        throw reader.error(
          featuresKey, at: index,
          "\(JSONTree.excerpt(word)) is not one of \(choices.joined(separator: ", "))"
            + Suggestion.clause(for: word, among: choices))
      }
      if spec.features.contains(feature) {
        throw reader.error(featuresKey, at: index, "\"\(word)\" is there already")
      }
      spec.features.append(feature)
    }
  }
}

extension InputFeature {
  fileprivate var tree: JSONTree { .string(rawValue) }
}
