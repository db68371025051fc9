import JSON
import Schemas

extension SampleSelection {
  private static let sampleIndices = 0...99_999_999

  /// The key `samples`: a number of samples, or a list of indices.
  ///
  /// - Parameter expected: what errors say of an index.
  static func field<Options>(
    _ path: WritableKeyPath<Options, SampleSelection>, most: Int, expected: String
  ) -> Field<Options> {
    Field(
      "samples",
      shape: .either([
        .integer(1...most), .list(.integer(sampleIndices), count: 1...most),
      ])
    ) { reader, options throws(ConfigError) in
      guard reader.has("samples") else { return }
      guard reader.isList("samples") else {
        options[keyPath: path] = .first(try reader.integer("samples", in: 1...most))
        return
      }
      let indices = try reader.integers(
        "samples", count: 1...most, in: sampleIndices, expected: expected)
      if let indices { options[keyPath: path] = .indices(indices) }
    } tree: {
      $0[keyPath: path].tree
    }
  }

  private var tree: JSONTree {
    switch self {
    case .first(let count): .integer(count)
    case .indices(let indices): .array(indices.map { .integer($0) })
    }
  }
}
