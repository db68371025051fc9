import JSON
import Schemas

/// A number for both directions, or [height, width].
extension Field {
  package static func heightWidth(
    _ key: String, _ path: WritableKeyPath<Spec, HeightWidth>, in range: ClosedRange<Int>
  ) -> Field {
    Field(key, shape: heightWidthShape(range)) { reader, spec throws(ConfigError) in
      if let size = try HeightWidth(reader, key, in: range) { spec[keyPath: path] = size }
    } tree: {
      $0[keyPath: path].tree
    }
  }

  /// One that need not be there.
  static func optionalHeightWidth(
    _ key: String, _ path: WritableKeyPath<Spec, HeightWidth?>, in range: ClosedRange<Int>
  ) -> Field {
    Field(key, shape: heightWidthShape(range)) { reader, spec throws(ConfigError) in
      if let size = try HeightWidth(reader, key, in: range) { spec[keyPath: path] = size }
    } tree: {
      $0[keyPath: path]?.tree
    }
  }

  static func heightWidthShape(_ range: ClosedRange<Int>) -> ValueShape {
    .either([.integer(range), .list(.integer(range), count: 2...2)])
  }
}

extension HeightWidth {
  /// What a key holds; `nil` where it is not there.
  init?(
    _ reader: ConfigReader, _ key: String, in range: ClosedRange<Int>
  ) throws(ConfigError) {
    guard let value = reader[key] else { return nil }
    guard case .array = value.content else {
      self.init(try reader.integer(key, in: range))
      return
    }
    let values = try reader.list(key, count: 2...2) ?? []
    var numbers: [Int] = []
    for (index, value) in values.enumerated() {
      guard let number = ConfigReader.integer(value), range.contains(number) else {
        throw reader.error(
          key, at: index,
          "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(value.summary)"
        )
      }
      numbers.append(number)
    }
    self.init(numbers[0], numbers[1])
  }

  var tree: JSONTree {
    height == width ? .integer(height) : .array([.integer(height), .integer(width)])
  }
}
