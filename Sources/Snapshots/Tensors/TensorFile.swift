import Files
import JSON

/// Named tensors and a few strings: the contents of a safetensors file.
///
/// The format is Hugging Face's: eight bytes of header length, a JSON header that says name, type, shape and place of
/// each tensor, then the numbers (https://github.com/huggingface/safetensors).
public struct TensorFile: Sendable, Equatable {
  public var tensors: [String: Tensor]
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  private static let metadataKey = "__metadata__"

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
    let start = try Self.start(bytes, fileSize: bytes.count)
    let (entries, metadata) = try Self.index(
      Array(bytes[8..<start]), dataBytes: bytes.count - start)
    self.metadata = metadata
    tensors = entries.mapValues { entry in
      Tensor(
        kind: entry.kind, shape: entry.shape,
        bytes: Array(bytes[(start + entry.range.lowerBound)..<(start + entry.range.upperBound)]))
    }
  }

  /// Reads some of the tensors of a file, and only their bytes.
  ///
  /// - Throws: `FileError`, or `TensorFileError` as for a whole file.
  init(path: String, keeping isKept: (String) -> Bool) throws {
    let size = FileSystem.size(of: path) ?? 0
    let start = try Self.start(
      FileSystem.read(path, bytes: 0..<min(8, size)), fileSize: size)
    let (entries, metadata) = try Self.index(
      FileSystem.read(path, bytes: 8..<start), dataBytes: size - start)
    self.metadata = metadata
    tensors = [:]
    for (name, entry) in entries where isKept(name) {
      let range = (start + entry.range.lowerBound)..<(start + entry.range.upperBound)
      tensors[name] = Tensor(
        kind: entry.kind, shape: entry.shape, bytes: try FileSystem.read(path, bytes: range))
    }
  }

  /// Where the numbers begin, by the first eight bytes of a file.
  private static func start(_ bytes: [UInt8], fileSize: Int) throws(TensorFileError) -> Int {
    guard bytes.count >= 8 else { throw .truncated(bytes: bytes.count) }
    let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard length <= UInt64(fileSize - 8) else { throw .headerLength(length, bytes: fileSize) }
    return 8 + Int(length)
  }

  private typealias Entry = (kind: Tensor.Kind, shape: [Int], range: Range<Int>)

  /// What a header says of so many bytes of numbers.
  private static func index(
    _ bytes: [UInt8], dataBytes: Int
  ) throws(TensorFileError) -> (entries: [String: Entry], metadata: [String: String]) {
    let header: JSONValue
    do {
      header = try JSONParser.parse(bytes)
    } catch {
      throw .header("it is not JSON: \(error.problem)")
    }
    guard case .object(let members) = header.content else { throw .header("it is no object") }
    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]
    for member in members {
      if member.key == metadataKey {
        metadata = try strings(member.value)
      } else {
        entries[member.key] = try entry(member.key, member.value, room: dataBytes)
      }
    }
    var end = 0
    let ranges = entries.values.map(\.range)
    for range in ranges.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      guard range.lowerBound == end else { throw .gap(at: end) }
      end = range.upperBound
    }
    guard end == dataBytes else { throw .gap(at: end) }
    return (entries, metadata)
  }

  private static func strings(_ value: JSONValue) throws(TensorFileError) -> [String: String] {
    guard case .object(let members) = value.content else {
      throw .header("__metadata__ is no object")
    }
    var strings: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value.content else {
        throw .header("__metadata__ holds something other than strings")
      }
      strings[member.key] = text
    }
    return strings
  }

  private static func entry(
    _ name: String, _ value: JSONValue, room: Int
  ) throws(TensorFileError) -> Entry {
    guard case .string(let code)? = value["dtype"]?.content, let kind = Tensor.Kind(rawValue: code)
    else {
      throw .tensor(
        name,
        "its type is not one of \(Tensor.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let shape = integers(value["shape"]) else { throw .tensor(name, "it has no shape") }
    guard let ends = integers(value["data_offsets"]), ends.count == 2, ends[0] <= ends[1],
      ends[1] <= room
    else { throw .tensor(name, "its place is outside the file") }
    var size = kind.size
    for side in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: side)
      if overflow { throw .tensor(name, "its shape \(shape) is too large") }
      size = product
    }
    guard size == ends[1] - ends[0] else {
      throw .tensor(
        name, "its shape \(shape) needs \(size) bytes, and \(ends[1] - ends[0]) are there")
    }
    return (kind, shape, ends[0]..<ends[1])
  }

  /// A list of whole numbers from 0 up.
  private static func integers(_ value: JSONValue?) -> [Int]? {
    guard case .array(let elements)? = value?.content else { return nil }
    var result: [Int] = []
    for element in elements {
      guard case .integer(let number) = element.content, number >= 0 else { return nil }
      result.append(number)
    }
    return result
  }
}

/// Why bytes are no safetensors file.
public enum TensorFileError: Error, Sendable, Equatable, CustomStringConvertible {
  case truncated(bytes: Int)
  case headerLength(UInt64, bytes: Int)
  case header(String)
  case tensor(String, String)
  case gap(at: Int)

  public var description: String {
    switch self {
    case .truncated(let bytes): "only \(bytes) bytes long"
    case .headerLength(let length, let bytes):
      "its header claims \(length) bytes, and the file has \(bytes)"
    case .header(let problem): "its header is broken: \(problem)"
    case .tensor(let name, let problem): "tensor \"\(name)\": \(problem)"
    case .gap(let place):
      "the tensors do not fill the file: byte \(place) of the data belongs to none or to two"
    }
  }
}
