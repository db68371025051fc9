/// The content of a safetensors file: tensors by name, and strings by key.
///
/// The format (huggingface/safetensors): the header's length in eight little-endian bytes, a JSON header
/// `{"__metadata__": {…}, "name": {"dtype": "F32", "shape": […], "data_offsets": [begin, end]}, …}` padded with spaces,
/// then the elements of all tensors, little-endian and without gaps.
public struct Safetensors: Sendable, Equatable {
  public var tensors: [String: Tensor]
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  static let metadataKey = "__metadata__"

  /// The file's bytes; equal contents give equal bytes.
  ///
  /// Tensors lie in the reference implementation's order, wide elements first and then by name, so that each is aligned.
  ///
  /// - Precondition: no tensor is named `__metadata__`.
  public func encoded() -> [UInt8] {
    precondition(tensors[Self.metadataKey] == nil, "__metadata__ is no tensor's name")
    let ordered = tensors.sorted { a, b in
      let ranks = (Self.rank(a.value.kind), Self.rank(b.value.kind))
      return ranks.0 != ranks.1
        ? ranks.0 < ranks.1 : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }
    var members: [JSON.Member] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      let object = JSON.object(strings.map { JSON.Member($0.key, .string($0.value)) })
      members.append(JSON.Member(Self.metadataKey, object))
    }
    var end = 0
    for (name, tensor) in ordered {
      let begin = end
      end += tensor.count * tensor.kind.width
      members.append(
        JSON.Member(
          name,
          [
            "dtype": .string(tensor.kind.name),
            "shape": .array(tensor.shape.map { .integer($0) }),
            "data_offsets": [.integer(begin), .integer(end)],
          ]))
    }
    var header = [UInt8](JSON.object(members).compactText.utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: -header.count & 7)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + end)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for (_, tensor) in ordered { tensor.elements.append(to: &bytes) }
    return bytes
  }

  private static func rank(_ kind: TensorKind) -> Int {
    TensorKind.allCases.firstIndex(of: kind) ?? 0
  }
}
