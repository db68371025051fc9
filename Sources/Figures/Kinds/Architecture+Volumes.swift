import Formatting
import Learning
import Plots
import Predictions

/// A network of images as the volumes that flow through it.
extension Architecture {
  static func volumes(of predictor: Predictor, _ run: Run) -> Content {
    let network = predictor.network
    var stages = [
      VolumeGraph.Stage(
        shape: network.inputShape, ink: Ink(.muted),
        lines: [["image"], shapes(network.inputShape)])
    ]
    var roles: [Role] = []
    for (index, layer) in network.layers.enumerated() {
      guard let role = Role(layer) else {
        stages[stages.count - 1].bars.append(bar(layer))
        continue
      }
      if !roles.contains(role) { roles.append(role) }
      stages.append(stage(layer, index, role, network))
    }
    return .plot(
      Plot(
        title: "The network and its volumes",
        subtitle: .fixed("\(parameters(of: predictor)) · channels × height×width after each layer"),
        space: .free(aspect: nil), geoms: [VolumeGraph(stages)],
        guides: roles.map { Guide($0.rawValue, .shade($0.ink)) },
        altText:
          "The network as a diagram of volumes: \(stages.map { shape($0.shape) }.joined(separator: ", "))"
      ))
  }

  /// What a layer does; those that change no shape and have no kernels are bars.
  private enum Role: String {
    case convolution
    case block = "block with a skip"
    case pooling
    case dense = "dense layer"

    init?(_ layer: Layer) {
      switch layer.kind.role {
      case .pooling: self = .pooling
      case .weights where layer.kind == .dense: self = .dense
      case .weights where layer.kind.rawValue == "residual": self = .block
      case .weights: self = .convolution
      case .normalization, .identity, .activation: return nil
      }
    }

    var ink: Ink {
      switch self {
      case .convolution: Ink(.series(0))
      case .block: Ink(.series(2))
      case .pooling: Ink(.series(1))
      case .dense: Ink(.series(3))
      }
    }
  }

  private static func stage(
    _ layer: Layer, _ index: Int, _ role: Role, _ network: Network<Float>
  ) -> VolumeGraph.Stage {
    let slots = network.slots.filter { $0.name.hasPrefix("layers.\(index).") }
    let count = slots.filter { $0.role != .statistic }.map(\.range.count).reduce(0, +)
    let kernels = slots.filter { $0.isKernel(of: index) }.map { slot in
      "\(slot.shape[2])×\(slot.shape[3])"
    }
    let activation = layer.activation.kind == .linear ? "" : layer.activation.kind.rawValue
    let window = role == .pooling ? layer.detail : kernels.joined(separator: ", ")
    return VolumeGraph.Stage(
      shape: layer.outputShape, ink: role.ink,
      lines: [
        [layer.kind.rawValue, layer.kind.shortName], shapes(layer.outputShape),
        [window, kernels.first.map { "\($0) …" } ?? ""], [activation],
        count > 0
          ? [
            "\(Numerals.grouped(count)) parameters", "\(Numerals.grouped(count)) par.",
            short(count),
          ] : [""],
      ],
      skip: role == .block
        ? slots.first { $0.name.hasSuffix(".shortcut.weight") }.map { slot in
          slot.shape.count == 4 ? "\(slot.shape[2])×\(slot.shape[3])" : "dense"
        } ?? "" : nil)
  }

  private static func bar(_ layer: Layer) -> String {
    layer.activation.kind == .linear
      ? layer.title : "\(layer.title) · \(layer.activation.kind.rawValue)"
  }

  private static func shape(_ shape: [Int]) -> String {
    shape.count == 3 ? "\(shape[0])×\(shape[1])×\(shape[2])" : Numerals.grouped(shape[0])
  }

  /// From long to short, the short one of a square image: "16×28×28", "16×28²".
  private static func shapes(_ shape: [Int]) -> [String] {
    let text = self.shape(shape)
    return shape.count == 3 && shape[1] == shape[2] ? [text, "\(shape[0])×\(shape[1])²"] : [text]
  }

  /// "1.2 M".
  private static func short(_ count: Int) -> String {
    switch count {
    case 1_000_000...: "\(Numerals.fixed(Double(count) / 1e6, decimals: 1)) M"
    case 10_000...: "\(count / 1000) k"
    default: Numerals.grouped(count)
    }
  }
}
