import Learning
import Schemas

extension NetworkSpec {
  /// - Parameter output: the activation of a last layer that names none.
  static func schema(output: ActivationKind) -> Schema<NetworkSpec> {
    Schema(
      [
        .list("layers", \.layers, count: depths, LayerSpec.schema) { index, count in
          LayerSpec.dense(1, index == count - 1 ? output : .tanh)
        }.documented(
          """
          The layers from the first after the inputs to the outputs; the last one must be dense, and have what the loss needs. \
          They are numbered from 0, here as in errors, figures, layers.csv and the names of parameters: the weights of the first are \
          "layers.0.weight".
          """,
          default: "what suits the data set; see the table of data sets"),
        .object(
          "initializer", \.initializer, { _ in InitializerSpec.schema }, from: \.defaultInitializer
        ).documented(
          InitializerSpec.documentation,
          default: "`heNormal` where the first dense layer is \(halving), else `xavierNormal`"),
        .seed(\.seed).documented(
          """
          The seed of the first weights. Another one is another start on the same data. The weights \
          of the layers come one after another, row by row, from \
          `numpy.random.RandomState([seed, 1])`, so that those of the first layer are \
          `randn(units, inputs) * standardDeviation` with the initialiser `normal`; biases draw nothing.
          """, default: "the top `seed`"),
      ], shortForms: [.list("layers", "a list of layers")])
  }

  /// Weights that keep the signal's size from layer to layer, by the activation of the first dense layer.
  var defaultInitializer: InitializerSpec {
    let first = layers.first { $0.kind == .dense }?.activation
    return InitializerSpec(kind: first?.halvesVariance == true ? .heNormal : .xavierNormal)
  }

  /// "`relu`, `elu` or `silu`".
  private static var halving: String {
    let names = ActivationKind.allCases.filter(\.halvesVariance).map { "`\($0.rawValue)`" }
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
