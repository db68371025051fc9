import Files
import Learning
import Schemas
import Snapshots

extension Experiment {
  /// What `initial` says of the layers: which are frozen, and the rates of some.
  func applyingInitial(_ top: ConfigReader) throws(ConfigError) -> Experiment {
    guard let initial else { return self }
    var result = self
    let count = network.layers.count
    for (place, index) in initial.freeze.enumerated() {
      guard index < count else {
        throw top.error("initial.freeze[\(place)]", Self.missing(index, of: count))
      }
      result.network.layers[index].isTrainable = false
    }
    for index in initial.learningRates.keys.sorted() where index >= count {
      throw top.error("initial.learningRates.\(index)", Self.missing(index, of: count))
    }
    result.training.layerRates = initial.learningRates
    return result
  }

  private static func missing(_ index: Int, of count: Int) -> String {
    "there is no layer \(index); the network has \(count), from 0 to \(count - 1)"
  }

  /// Finds the file of `initial` and what of it each parameter takes.
  func initialWeights(
    _ initial: InitialSpec, _ top: ConfigReader
  ) throws(ConfigError) -> InitialWeights {
    let path = try Self.weightsFile(initial.from, top)
    let slots = network.slots(input: inputShape)
    let tensors: [String: Tensor]
    do {
      tensors = try TensorReader(path: path).tensors { _ in true }
    } catch {
      throw top.error("initial.from", "\(path): \(error)")
    }
    // More of a name goes before less.
    let sources = initial.layers?.sorted { $0.layer.count > $1.layer.count }
    for source in sources ?? []
    where !slots.contains(where: { source.name(of: $0.name) != nil }) {
      throw top.error(
        "initial.layers",
        "\"\(source.layer)\" is no layer with parameters; there are "
          + Self.layersWithParameters(slots).joined(separator: ", "))
    }
    let wanted = slots.compactMap { slot -> Match? in
      let name = sources.map { $0.lazy.compactMap { $0.name(of: slot.name) }.first } ?? slot.name
      return name.map { Match(slot, $0, tensors[$0]) }
    }
    let fitting = wanted.filter(\.fits)
    if fitting.isEmpty || (initial.isStrict && fitting.count < wanted.count) {
      throw top.error("initial", Self.table(wanted, path, tensors.count))
    }
    for match in fitting where !match.isFinite {
      throw top.error(
        "initial.from", "\(path): \"\(match.name)\" has numbers that are not finite")
    }
    return InitialWeights(
      path: path,
      names: fitting.map { .init(parameter: $0.slot.name, tensor: $0.name) },
      hash: Hash.fnv1a(wanted.flatMap { $0.tensor?.bytes ?? [] }),
      left: wanted.filter { !$0.fits }.map(\.slot.name))
  }

  /// A parameter and what the file has for it.
  private struct Match {
    let slot: ParameterSlot
    let name: String
    let tensor: Tensor?

    init(_ slot: ParameterSlot, _ name: String, _ tensor: Tensor?) {
      self.slot = slot
      self.name = name
      self.tensor = tensor
    }

    var fits: Bool { tensor?.shape == slot.shape }
    var isFinite: Bool { tensor?.doubles.allSatisfy(\.isFinite) ?? true }

    var line: String {
      let found = tensor.map { $0.shape == slot.shape ? "fits" : "the file has \($0.shape)" }
      return "  \(slot.name) \(slot.shape) from \(name): \(found ?? "not in the file")"
    }
  }

  private static let mostLines = 40

  private static func table(_ matches: [Match], _ path: String, _ tensors: Int) -> String {
    let misfits = matches.filter { !$0.fits }.count
    let lines = matches.prefix(mostLines).map(\.line)
    let rest = matches.count > mostLines ? ["  … \(matches.count) in all"] : []
    return
      "\(misfits) of \(matches.count) parameters do not fit \(path), which has \(tensors) tensors; "
      + "choose others by \"layers\", or leave these out by \"strict\": false\n"
      + (lines + rest).joined(separator: "\n")
  }

  private static func layersWithParameters(_ slots: [ParameterSlot]) -> [String] {
    var names: [String] = []
    for slot in slots {
      let name = "\"" + slot.name.split(separator: ".").dropLast().joined(separator: ".") + "\""
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The file itself, or the last snapshot of a run folder.
  private static func weightsFile(_ from: String, _ top: ConfigReader) throws(ConfigError) -> String
  {
    let key = "initial.from"
    let expanded = FileSystem.expandingHome(from)
    let above = FileSystem.parent(of: top.file)
    let beside = expanded.hasPrefix("/") || above == "." ? expanded : "\(above)/\(expanded)"
    if let folder = [beside, expanded].first(where: FileSystem.isFolder) {
      let run = RunFolder(folder)
      guard let last = run.recordedPositions().last else {
        throw top.error(
          key, "\(folder) is no run folder: it has no snapshots; train that run first")
      }
      return run.snapshot(last)
    }
    guard let file = [beside, expanded].first(where: FileSystem.isReadable) else {
      throw top.error(
        key,
        "\"\(from)\" is no run folder and no file beside the config or here; train that run first")
    }
    return file
  }

  /// What a user should know of the weights that are taken.
  var initialNotes: [String] {
    guard let weights = initial?.weights, !weights.left.isEmpty else { return [] }
    let shown = weights.left.prefix(4).joined(separator: ", ")
    let rest = weights.left.count > 4 ? " … (\(weights.left.count) in all)" : ""
    return ["\(weights.path): nothing fits \(shown)\(rest), which start as drawn"]
  }
}

extension NetworkSpec {
  fileprivate func slots(input: [Int]) -> [ParameterSlot] {
    (try? outline(input: input).slots) ?? []
  }
}
