import JSON

/// Named tensors and a few strings: the contents of a safetensors file.
///
/// The format is Hugging Face's: eight bytes of header length, a JSON header that says name, type, shape and offsets
/// of each tensor, then the numbers (https://github.com/huggingface/safetensors).
public struct TensorFile: Sendable, Equatable {
  public var tensors: [String: Tensor]
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  static let metadataKey = "__metadata__"

  /// The bytes of the file; the same contents give the same bytes, and those of the reference implementation.
  ///
  /// - Precondition: no tensor is named `__metadata__`.
  public var encoded: [UInt8] {
    precondition(tensors[Self.metadataKey] == nil, "\(Self.metadataKey) is no tensor's name")
    let order = Tensor.Kind.allCases.flatMap { kind in
      tensors.filter { $0.value.kind == kind }.sorted { $0.key < $1.key }
    }
    var offset = 0
    var members: [(String, JSONTree)] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { ($0.key, JSONTree.string($0.value)) }
      members.append((Self.metadataKey, .object(pairs)))
    }
    for (name, tensor) in order {
      let end = offset + tensor.bytes.count
      members.append(
        (
          name,
          .object([
            ("dtype", .string(tensor.kind.rawValue)),
            ("shape", .array(tensor.shape.map { .integer($0) })),
            ("data_offsets", .array([.integer(offset), .integer(end)])),
          ])
        ))
      offset = end
    }
    var header = Array(JSONTree.object(members).minified.utf8)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for (_, tensor) in order { bytes += tensor.bytes }
    return bytes
  }

  /// Reads the bytes of a file; everything that the header claims is checked before it is believed.
  public init(_ bytes: [UInt8]) throws(TensorFileError) {
    let start = try Index.start(bytes, fileSize: bytes.count)
    let index = try Index(header: Array(bytes[8..<start]), fileSize: bytes.count)
    metadata = index.metadata
    tensors = index.entries.mapValues { entry in
      Tensor(
        kind: entry.kind, shape: entry.shape,
        bytes: Array(bytes[(start + entry.range.lowerBound)..<(start + entry.range.upperBound)]))
    }
  }
}

/// Why bytes are no safetensors file.
public enum TensorFileError: Error, Sendable, Equatable, CustomStringConvertible {
  case truncated(bytes: Int)
  /// A zip file or a pickle, which PyTorch writes.
  case pytorch
  case headerLength(UInt64, bytes: Int)
  case header(String)
  case tensor(String, String)
  case gap(at: Int)

  public var description: String {
    switch self {
    case .truncated(let bytes): "only \(bytes) bytes long"
    case .pytorch:
      "it is PyTorch's own format; configs/weights/pth_to_safetensors.py makes a safetensors file of it"
    case .headerLength(let length, let bytes):
      "its header claims \(length) bytes, and the file has \(bytes)"
    case .header(let problem): "its header is broken: \(problem)"
    case .tensor(let name, let problem): "tensor \"\(name)\": \(problem)"
    case .gap(let offset):
      "the tensors do not fill the file: byte \(offset) of the data belongs to none or to two"
    }
  }
}
