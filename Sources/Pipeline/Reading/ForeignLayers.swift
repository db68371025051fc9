import Learning

/// The layers of a network that another program wrote, by the names and shapes of its tensors.
///
/// A weight [units, inputs] is a dense layer, a weight [units] a normalisation, of a batch where it has a running mean. They
/// follow one another in the natural order of their names: `layers.0`, `0`, `fc1`, `net.2` before `net.10`.
struct ForeignLayers: Equatable {
  /// What the parameters of each layer are called before ".weight", in order.
  let names: [String]
  private let modules: [(kind: LayerKind, shape: [Int], hasBias: Bool)]

  private static let weight = ".weight"

  init(_ shapes: [String: [Int]]) {
    var found: [(name: String, kind: LayerKind, shape: [Int], hasBias: Bool)] = []
    for (tensor, shape) in shapes where tensor.hasSuffix(Self.weight) {
      let name = String(tensor.dropLast(Self.weight.count))
      let hasMean = shapes[name + ".running_mean"] != nil
      guard shape.count == 2 || shape.count == 1 else { continue }
      found.append(
        (
          name,
          shape.count == 2 ? .dense : hasMean ? .batchNormalization : .layerNormalization, shape,
          shapes[name + ".bias"] != nil
        ))
    }
    found.sort { NaturalOrder.precedes($0.name, $1.name) }
    names = found.map(\.name)
    modules = found.map { ($0.kind, $0.shape, $0.hasBias) }
  }

  /// The units of the last layer; `nil` without any.
  var outputCount: Int? { modules.last?.shape.first }

  static func == (a: ForeignLayers, b: ForeignLayers) -> Bool {
    a.names == b.names
      && a.modules.elementsEqual(b.modules) { $0 == $1 }
  }

  /// The layers as a config would describe them.
  ///
  /// - Parameters:
  ///   - hidden: of each dense layer but the last; a normalisation behind one takes it over.
  ///   - inputCount: the numbers of each sample.
  /// - Throws: `ForeignLayersError`.
  func specs(
    hidden: ActivationKind, output: ActivationKind, inputCount: Int
  ) throws(ForeignLayersError) -> [LayerSpec] {
    guard let last = modules.indices.last, modules[last].kind == .dense else {
      throw .noDenseLayer(last: names.last)
    }
    var specs: [LayerSpec] = []
    var width = inputCount
    for (index, module) in modules.enumerated() {
      guard module.shape.last == width, module.shape.allSatisfy({ $0 > 0 }) else {
        throw .mismatch(
          names[index] + Self.weight, module.shape, takes: width, order: names)
      }
      if module.kind == .dense { width = module.shape[0] }
      let isNormalized = index < last && modules[index + 1].kind != .dense
      let activation = index == last ? output : isNormalized ? .linear : hidden
      specs.append(
        module.kind == .dense
          ? .dense(width, activation, hasBias: module.hasBias)
          : module.kind == .batchNormalization
            ? .batchNormalization(activation) : .layerNormalization(activation))
    }
    return specs
  }

  /// The names of tensors by those that a network gives its parameters; `nil` where it has another number of layers with
  /// parameters.
  func tensors(of network: Network<Float>) -> [String: String]? {
    var tensors: [String: String] = [:]
    var layers: [Substring] = []
    for slot in network.slots {
      guard let dot = slot.name.lastIndex(of: ".") else { return nil }
      let layer = slot.name[..<dot]
      if layers.last != layer { layers.append(layer) }
      guard layers.count <= names.count else { return nil }
      tensors[slot.name] = names[layers.count - 1] + slot.name[dot...]
    }
    return layers.count == names.count ? tensors : nil
  }
}

/// Why tensors make no network, as the end of a sentence about their file.
enum ForeignLayersError: Error, Equatable, CustomStringConvertible {
  case noDenseLayer(last: String?)
  case mismatch(String, [Int], takes: Int, order: [String])

  var description: String {
    switch self {
    case .noDenseLayer(nil):
      "it has no tensor \"….weight\" of shape [units, inputs]; give the weights PyTorch's names, like layers.0.weight and layers.0.bias"
    case .noDenseLayer(let last?):
      "its last layer, \"\(last)\", is not dense; the last \"….weight\" in the natural order of names must be [outputs, inputs]"
    case .mismatch(let name, let shape, let width, let order):
      "tensor \"\(name)\" has shape \(shape), and \(width) numbers come before it in the order \(order.joined(separator: ", ")); name the layers so that their natural order is that of the network"
    }
  }
}
