import JSON
import Schemas

extension InitialSpec {
  static let documentation = """
    First weights from an earlier run or from a file, instead of drawn ones: transfer learning. What is not taken is drawn as \
    without it. Train the other run first.
    """

  static let schema = Schema<InitialSpec>([
    .string("from", \.from).required().documented(
      """
      A run folder, whose last snapshot is taken, or a safetensors file with parameters under PyTorch's names \
      (`layers.0.weight`, …). A path beside the config or where the program runs; `~/` is your own folder.
      """),
    Field(
      "layers",
      shape: .either([
        .list(.integer(indices), count: counts),
        .dictionary(
          keys: "^[0-9]+([.]layers[.][0-9]+)*$", text: "a layer",
          .pattern(".", text: "the beginning of its names")),
      ]), read: readLayers,
      tree: { $0.layers.map { .object($0.map { ($0.layer, .string($0.source)) }) } }
    ).documented(
      """
      The layers that take weights: a list of their indices from 0; or, for a file with other names, an object from a \
      layer to the beginning of its names there: `{"0": "features.0", "3.layers.1": "features.2.conv.1"}`. More of a name \
      goes before less.
      """, default: "all, each under its own name"),
    .boolean("strict", \.isStrict).documented(
      """
      Whether all parameters of these layers must be in the file, in the same shapes: `true` (PyTorch's `strict`), or \
      `false` to leave those that do not fit as they were drawn, with a note.
      """),
    Field(
      "freeze", shape: .list(.integer(indices), count: 0...64), read: readFrozen,
      tree: { $0.freeze.isEmpty ? nil : .array($0.freeze.map { .integer($0) }) }
    ).documented(
      """
      The indices of layers that training leaves as they are, as `"trainable": false` does; batch normalisation among them \
      keeps its running statistics too.
      """, default: "none"),
    Field(
      "learningRates",
      shape: .dictionary(
        keys: "^[0-9]+$", text: "a layer's index", .number(rates, isAboveZero: false)),
      read: readRates,
      tree: { spec in
        spec.learningRates.isEmpty
          ? nil
          : .object(
            spec.learningRates.sorted { $0.key < $1.key }.map { ("\($0)", .number($1)) })
      }
    ).documented(
      """
      The learning rates of some layers, by their indices: `{"0": 0.0001}`, PyTorch's parameter groups. A schedule changes \
      them in the same proportion as that of the optimizer, which the other layers have.
      """, default: "the optimizer's"),
  ])

  private static let indices = 0...63
  private static let counts = 1...64
  private static let rates = 0.0...1000.0

  private static func readLayers(
    _ reader: ConfigReader, _ spec: inout InitialSpec
  ) throws(ConfigError) {
    let key = "layers"
    guard let value = reader[key] else { return }
    guard case .object(let members) = value.content else {
      let layers =
        try reader.integers(key, count: counts, in: indices, expected: "a layer's index") ?? []
      for (place, layer) in layers.enumerated() where layers[..<place].contains(layer) {
        throw reader.error(key, at: place, "\(layer) is there twice")
      }
      spec.layers = layers.map { LayerSource($0) }
      return
    }
    spec.layers = []
    for member in members {
      guard case .string(let source) = member.value.content, !source.isEmpty else {
        throw reader.error(
          "\(key).\(member.key)",
          "expected the beginning of names in the file, found \(member.value.summary)")
      }
      let layer = LayerSource(member.key, source: source)
      // "0" and "layers.0" are one layer.
      if spec.layers?.contains(where: { $0.layer == layer.layer }) ?? false {
        throw reader.error("\(key).\(member.key)", "is there twice")
      }
      spec.layers?.append(layer)
    }
  }

  private static func readFrozen(
    _ reader: ConfigReader, _ spec: inout InitialSpec
  ) throws(ConfigError) {
    spec.freeze =
      try reader.integers("freeze", count: 0...64, in: indices, expected: "a layer's index") ?? []
  }

  private static func readRates(
    _ reader: ConfigReader, _ spec: inout InitialSpec
  ) throws(ConfigError) {
    let key = "learningRates"
    guard let value = reader[key] else { return }
    guard case .object(let members) = value.content else {
      throw reader.error(
        key, "expected an object of rates by the layers' indices, found \(value.summary)")
    }
    spec.learningRates = [:]
    for member in members {
      guard let index = Int(member.key), indices.contains(index) else {
        throw reader.error(
          "\(key).\(member.key)", "expected a layer's index, from 0, as the key")
      }
      guard let rate = ConfigReader.number(member.value) else {
        throw reader.error(
          "\(key).\(member.key)", "expected a number, found \(member.value.summary)")
      }
      guard rates.contains(rate) else {
        throw reader.error(
          "\(key).\(member.key)", "\(rate) is out of range; it must be from 0 to 1,000")
      }
      spec.learningRates[index] = rate
    }
  }
}
