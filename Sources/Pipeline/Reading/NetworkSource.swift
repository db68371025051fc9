import Experiments
import Learning
import Numerics
import Snapshots

/// What makes networks of the snapshots of a run folder: the layers, from its config or else from the tensors themselves, and
/// what the outputs mean.
struct NetworkSource: Sendable {
  let loss: LossSpec
  /// Without its parameters.
  private let blank: Network<Float>
  /// The files' names of the tensors, by those of the network's parameters.
  private let tensors: [String: String]
  /// Whether there is no config that says the layers.
  private let isGuessed: Bool
  /// The names of the first snapshot's layers, which all must have where they are not those of the network.
  private let foreign: ForeignLayers?

  /// The hidden layers' activation where neither config nor metadata say one.
  static let defaultActivation = ActivationKind.tanh

  init(_ reader: RunReader, _ data: RunData, _ config: RunConfig?) throws {
    let first = try reader.open(reader.snapshots[0])
    let found = ForeignLayers(first.shapes)
    loss = config?.loss ?? Self.loss(data, outputs: found.outputCount)
    isGuessed = config?.layers == nil
    let specs: [LayerSpec]
    if let layers = config?.layers {
      specs = layers
    } else {
      do {
        specs = try found.specs(
          hidden: Self.activation(first.metadata["activation"] ?? data.activation, first.path),
          output: loss.kind.naturalActivation ?? .linear, inputCount: data.inputCount)
      } catch let error as ForeignLayersError {
        throw RunReaderError.snapshot(first.path, "\(error)")
      }
    }
    do {
      blank = try Network<Float>(specs, input: config?.shape ?? data.shape ?? [data.inputCount])
      guard blank.inputCount == data.inputCount else {
        throw NetworkError.inputs(found: data.inputCount, expected: blank.inputCount)
      }
    } catch {
      throw RunReaderError.snapshot(config?.path ?? first.path, "network: \(error)")
    }
    let shapes = first.shapes
    if blank.slots.allSatisfy({ shapes[$0.name] != nil }) || found.names.isEmpty {
      tensors = Dictionary(uniqueKeysWithValues: blank.slots.map { ($0.name, $0.name) })
      foreign = nil
    } else if let names = found.tensors(of: blank) {
      tensors = names
      foreign = found
    } else {
      throw RunReaderError.snapshot(
        first.path,
        "it has the layers \(found.names.joined(separator: ", ")), and \(config?.path ?? "") says \(specs.count); correct network.layers there, or train again with --retrain"
      )
    }
    try checkOutputs(data, first.path)
  }

  /// What suits the samples and the outputs.
  private static func loss(_ data: RunData, outputs: Int?) -> LossSpec {
    if data.classNames.isEmpty { return .meanSquaredError }
    return outputs == 1 ? .binaryCrossEntropy : .categoricalCrossEntropy
  }

  /// A network of a single output, or of one a class.
  private func checkOutputs(_ data: RunData, _ path: String) throws(RunReaderError) {
    let (outputs, classes) = (blank.outputCount, data.classNames.count)
    if classes == 0, outputs > 1 {
      throw .snapshot(
        path,
        "the network has \(outputs) outputs, and the samples have one number each to be predicted; give it one output, or write classes as labels"
      )
    }
    if classes > 0, outputs == 1 ? classes > 2 : outputs < classes {
      throw .snapshot(
        path,
        "the network has \(outputs == 1 ? "1 output" : "\(outputs) outputs"), and data.safetensors has \(classes) classes; it needs one output a class, or a single one for two classes"
      )
    }
  }

  private static func activation(
    _ name: String?, _ path: String
  ) throws(RunReaderError) -> ActivationKind {
    guard let name else { return defaultActivation }
    func plain(_ text: String) -> String { text.lowercased().filter { $0 != "_" } }
    guard let kind = ActivationKind.allCases.first(where: { plain($0.rawValue) == plain(name) })
    else {
      throw .snapshot(
        path,
        "its metadata say the activation \"\(name)\", which is none of \(ActivationKind.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    return kind
  }

  var size: NetworkSize {
    NetworkSize(
      widest: blank.layers.map(\.units).max() ?? 1,
      parameters: blank.slots.map(\.range.count).reduce(0, +))
  }

  var outputCount: Int { blank.outputCount }

  /// The network of a snapshot.
  ///
  /// - Throws: `SnapshotError` or `RunReaderError` when a tensor is missing, has another shape or holds NaN.
  func network(_ snapshot: borrowing SnapshotReader) throws -> Network<Float> {
    var network = blank
    do {
      for slot in network.slots {
        try snapshot.floats(of: tensors[slot.name] ?? slot.name, shape: slot.shape) {
          network.fill(slot, from: $1, with: $0)
        }
      }
    } catch SnapshotError.broken(let path, let problem) where isGuessed || foreign != nil {
      throw RunReaderError.snapshot(path, "\(problem); remove it, or write it anew")
    }
    return network
  }

  /// The gradients that a snapshot has, by the names of the network's parameters.
  ///
  /// - Throws: `SnapshotError` when one of them has another shape or holds NaN.
  func gradients(_ snapshot: borrowing SnapshotReader) throws -> [NamedArray<Float>] {
    let shapes = snapshot.shapes
    var gradients: [NamedArray<Float>] = []
    for slot in blank.slots where slot.isTrainable {
      let name = (tensors[slot.name] ?? slot.name) + ".grad"
      guard shapes[name] != nil else { continue }
      var values: [Float] = []
      values.reserveCapacity(slot.range.count)
      try snapshot.floats(of: name, shape: slot.shape) { piece, _ in values += piece }
      gradients.append(NamedArray(slot.name, shape: slot.shape, values: values))
    }
    return gradients
  }
}
