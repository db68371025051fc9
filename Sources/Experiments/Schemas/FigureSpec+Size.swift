import Figures
import Graphics
import JSON
import Schemas

/// Width and height in one key.
extension FigureSpec {
  static var sizeShape: ValueShape {
    .either([
      .list(.integer(heights.lowerBound...widths.upperBound), count: 2...2),
      .pattern("^ *[0-9]+ *[xX×*] *[0-9]+ *$", text: "a string like `\"800x600\"`"),
    ])
  }

  private static let key = "size"

  static func readSize(
    _ reader: ConfigReader, _ spec: inout FigureSpec
  ) throws(ConfigError) {
    guard let value = reader[key] else { return }
    if let other = ["width", "height"].first(where: reader.has) {
      throw reader.error(key, "says what \(other) says too; leave one of them out")
    }
    guard let numbers = numbers(value), numbers.count == 2 else {
      throw reader.error(
        key, "expected [width, height] or a string like \"800x600\", found \(value.summary)")
    }
    for (number, (name, range)) in zip(numbers, [("width", widths), ("height", heights)]) {
      try reader.check(number, in: range, key, "a \(name) of ")
    }
    spec.size = Size(width: numbers[0], height: numbers[1])
  }

  private static func numbers(_ value: JSONValue) -> [Int]? {
    switch value.content {
    case .array(let values):
      let numbers = values.compactMap(ConfigReader.integer)
      return numbers.count == values.count ? numbers : nil
    case .string(let text):
      let parts = text.split(omittingEmptySubsequences: false) { "xX×*".contains($0) }
      let numbers = parts.compactMap { Int($0.filter { $0 != " " }) }
      return numbers.count == parts.count ? numbers : nil
    default: return nil
    }
  }
}
