import Files
import Learning
import Schemas
import Snapshots

extension InitialSpec {
  /// How many parameters must take weights.
  enum Coverage {
    /// Those of the chosen layers, all or none of which must fit as `strict` says.
    case chosen
    /// All of the network, for one that is not trained: by the network's own names where the file has them all, else by
    /// those of the chosen layers.
    case whole
  }

  /// Finds what of a file each parameter takes.
  ///
  /// - Parameters:
  ///   - path: of a safetensors file.
  ///   - slots: of the network.
  ///   - top: for messages.
  /// - Throws: a table of all parameters where some do not fit.
  func matchedWeights(
    in path: String, for slots: [ParameterSlot], _ top: ConfigReader,
    _ coverage: Coverage = .chosen
  ) throws(ConfigError) -> InitialWeights {
    let tensors: [String: Tensor]
    do {
      tensors = try TensorReader(path: path).tensors { _ in true }
    } catch {
      throw top.error("initial.from", error is FileError ? "\(error)" : "\(path): \(error)")
    }
    let isWhole = coverage == .whole
    let hasOwnNames = isWhole && slots.allSatisfy { tensors[$0.name] != nil }
    // More of a name goes before less.
    let sources = hasOwnNames ? nil : layers?.sorted { $0.layer.count > $1.layer.count }
    for source in sources ?? []
    where !slots.contains(where: { source.name(of: $0.name) != nil }) {
      throw top.error(
        "initial.layers",
        "\"\(source.layer)\" is no layer with parameters; there are "
          + Self.layersWithParameters(slots).joined(separator: ", "))
    }
    let wanted = slots.compactMap { slot -> Match? in
      let mapped = sources.map { $0.lazy.compactMap { $0.name(of: slot.name) }.first } ?? slot.name
      return (isWhole ? mapped ?? slot.name : mapped).map { Match(slot, $0, tensors[$0]) }
    }
    let fitting = wanted.filter(\.fits)
    if fitting.isEmpty || ((isWhole || isStrict) && fitting.count < wanted.count) {
      let advice =
        isWhole
        ? "all must be there, under these names or those that \"layers\" gives"
        : "choose others by \"layers\", or leave these out by \"strict\": false"
      throw top.error("initial", Self.table(wanted, path, tensors.count, advice))
    }
    for match in fitting where !match.isFinite {
      throw top.error(
        "initial.from", "\(path): \"\(match.name)\" has numbers that are not finite")
    }
    for match in fitting where !match.isVariance {
      throw top.error(
        "initial.from", "\(path): \"\(match.name)\" has variances below 0")
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
    var isFinite: Bool { tensor?.isFinite ?? true }
    /// True of all tensors but running variances with negative numbers.
    var isVariance: Bool {
      !slot.name.hasSuffix(".running_var") || (tensor?.doubles.allSatisfy { $0 >= 0 } ?? true)
    }

    var line: String {
      let found = tensor.map { $0.shape == slot.shape ? "fits" : "the file has \($0.shape)" }
      return "  \(slot.name) \(slot.shape) from \(name): \(found ?? "not in the file")"
    }
  }

  private static let mostLines = 40

  private static func table(
    _ matches: [Match], _ path: String, _ tensors: Int, _ advice: String
  ) -> String {
    let misfits = matches.filter { !$0.fits }
    // All where they are few, else those that are wrong.
    let shown = matches.count > mostLines ? misfits : matches
    let lines = shown.prefix(mostLines).map(\.line)
    let rest = shown.count > mostLines ? ["  … \(shown.count) in all"] : []
    return
      "\(misfits.count) of \(matches.count) parameters \(misfits.count == 1 ? "does" : "do") not fit \(path), which has \(tensors) tensors; "
      + advice + "\n" + (lines + rest).joined(separator: "\n")
  }

  private static func layersWithParameters(_ slots: [ParameterSlot]) -> [String] {
    var names: [String] = []
    for slot in slots {
      let name = "\"" + slot.name.split(separator: ".").dropLast().joined(separator: ".") + "\""
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The file of the weights: `from` itself, or the last snapshot of a run folder.
  ///
  /// - Parameter top: for messages; the file may lie beside its config.
  func file(_ top: ConfigReader) throws(ConfigError) -> String {
    let key = "initial.from"
    let candidates = DataFile.candidates(from, config: top.file)
    if let folder = candidates.first(where: FileSystem.isFolder) {
      let run = RunFolder(folder)
      guard let last = run.recordedPositions().last else {
        throw top.error(
          key, "\(folder) is no run folder: it has no snapshots; train that run first")
      }
      return run.snapshot(last)
    }
    guard let file = candidates.first(where: FileSystem.isReadable) else {
      throw top.error(
        key,
        "\"\(from)\" is no run folder and no file beside the config or here; train that run first")
    }
    return file
  }
}
