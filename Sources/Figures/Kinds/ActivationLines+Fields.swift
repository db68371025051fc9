import Config
import JSON

extension ActivationLines {
  private static let mostSamples = 100_000
  private static let sampleIndices = 0...99_999_999

  package static var fields: [Field<Options>] {
    [
      PlaneSpec.field(\.plane),
      Field(
        "samples",
        shape: .either([
          .integer(1...mostSamples), .list(.integer(sampleIndices), count: 1...mostSamples),
        ]), read: readSamples, tree: { $0.samples.tree }
      ).documented(
        """
        The test samples that the film steps through: how many, from the first on, or a list of their indices in the \
        test set, from 0, in the order of the film. When there are fewer, all.
        """),
      .choice("sampleOrder", \.sampleOrder).documented(
        """
        The order of the samples where `samples` is a number: `path` goes a short round trip, from each to one near \
        it, and `data` takes them as they are in the test set. A list of samples keeps its own order.
        """),
    ]
  }

  private static func readSamples(
    _ reader: ConfigReader, _ options: inout Options
  ) throws(ConfigError) {
    guard reader.has("samples") else { return }
    guard reader.isList("samples") else {
      options.samples = .first(try reader.integer("samples", in: 1...mostSamples))
      return
    }
    let indices = try reader.integers(
      "samples", count: 1...mostSamples, in: sampleIndices,
      expected: "the index of a test sample, from 0")
    if let indices { options.samples = .indices(indices) }
  }
}

extension SampleSelection {
  fileprivate var tree: JSONTree {
    switch self {
    case .first(let count): .integer(count)
    case .indices(let indices): .array(indices.map { .integer($0) })
    }
  }
}
