import JSON
import Learning
import Schemas

extension LossSpec {
  /// - Parameter classNames: of the data, by which a config may give class weights.
  static func schema(classNames: [String]) -> Schema<LossSpec> {
    Schema(
      kind: \.kind, start: { LossSpec($0) },
      ownFields + [
        Field(
          "classWeights",
          shape: .either([
            .choice([.init(name: balanced, documentation: "every class counts alike")]),
            .list(.number(ClassWeights.weights, isAboveZero: false), count: 1...10_000),
            .dictionary(
              keys: nil, text: "a class's name", .number(ClassWeights.weights, isAboveZero: false)),
          ]),
          read: { reader, spec throws(ConfigError) in
            if let weights = try readWeights(reader, classNames) { spec.classWeights = weights }
          }, tree: \.classWeights.tree
        )
        .only(LossKind.allCases.filter { !$0.isForNumbers })
        .documented(
          """
          What the loss of a sample is multiplied by, by its class: "balanced", a list with one number a class in order, \
          or an object by the classes' names, in which a missing class counts 1. "balanced" is n / (K · samples of the \
          class) over the training samples, scikit-learn's formula: every class counts alike. The loss stays the mean \
          over samples, Σ w · loss / n, as Keras's `class_weight`; PyTorch's `CrossEntropyLoss(weight=…)` divides by Σ w \
          of the batch instead. The loss that metrics and figures show, of validation and test samples too, is weighted; \
          accuracy is not. Default: all 1.
          """)
      ])
  }

  static let documentation = """
    What training makes small: a name, or an object with `kind` and the loss's own keys. All are means over samples, and over \
    their outputs; y is the target, a the output. The loss of metrics and figures is this one, on every part of the data, \
    without L1 and L2.
    """

  private static let weightsKey = "classWeights"
  private static let balanced = "balanced"

  private static func readWeights(
    _ reader: ConfigReader, _ classNames: [String]
  ) throws(ConfigError) -> ClassWeights? {
    guard let value = reader[weightsKey] else { return nil }
    switch value.content {
    case .string(balanced): return .balanced
    case .array(let values):
      var weights: [Double] = []
      for (index, value) in values.enumerated() {
        weights.append(try weight(value, reader, weightsKey + "[\(index)]"))
      }
      return .each(weights)
    case .object(let members):
      var weights = [Double](repeating: 1, count: classNames.count)
      for member in members {
        // "1" for "class 1", as the classes of a formula are called.
        guard
          let index = classNames.firstIndex(of: member.key)
            ?? classNames.firstIndex(of: "class \(member.key)")
        else {
          throw reader.error(
            weightsKey,
            "\(JSONTree.excerpt(member.key)) is no class"
              + "\(Suggestion.clause(for: member.key, among: classNames)); the classes are "
              + classNames.prefix(20).joined(separator: ", "))
        }
        weights[index] = try weight(member.value, reader, "\(weightsKey).\(member.key)")
      }
      return .each(weights)
    default:
      throw reader.error(
        weightsKey,
        "expected \"\(balanced)\", a list of numbers, or an object by class, found \(value.summary)"
      )
    }
  }

  private static func weight(
    _ value: JSONValue, _ reader: ConfigReader, _ key: String
  ) throws(ConfigError) -> Double {
    let number: Double
    switch value.content {
    case .integer(let whole): number = Double(whole)
    case .number(let real): number = real
    default: throw reader.error(key, "expected a number, found \(value.summary)")
    }
    guard ClassWeights.weights.contains(number) else {
      throw reader.error(
        key,
        "\(ConfigReader.plain(number)) is out of range; it must be from 0 to "
          + ConfigReader.plain(ClassWeights.weights.upperBound))
    }
    return number
  }
}

extension ClassWeights {
  /// `nil` where there are none to write.
  fileprivate var tree: JSONTree? {
    switch self {
    case .equal: nil
    case .balanced: .string("balanced")
    case .each(let weights): .array(weights.map { .number($0) })
    }
  }
}
