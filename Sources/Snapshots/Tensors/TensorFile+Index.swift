import Files
import JSON

extension TensorFile {
  /// What the header of a file says, checked.
  struct Index {
    /// Where the numbers begin in the file.
    let start: Int
    let metadata: [String: String]
    let entries: [String: Entry]

    struct Entry {
      let kind: Tensor.Kind
      let shape: [Int]
      /// Of its bytes among those of the numbers.
      let range: Range<Int>
    }

    /// - Throws: `FileError`, or `TensorFileError` as for a whole file.
    init(_ file: borrowing OpenFile) throws {
      let start = try Self.start(file.read(0..<min(8, file.size)), fileSize: file.size)
      try self.init(header: file.read(8..<start), fileSize: file.size)
    }

    /// - Parameters:
    ///   - header: the bytes between the first eight and the numbers.
    ///   - fileSize: in bytes, not less than both.
    init(header bytes: [UInt8], fileSize: Int) throws(TensorFileError) {
      start = 8 + bytes.count
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
        if member.key == TensorFile.metadataKey {
          metadata = try Self.strings(member.value)
        } else {
          entries[member.key] = try Self.entry(member.key, member.value, room: fileSize - start)
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
      guard end == fileSize - start else { throw .gap(at: end) }
      self.entries = entries
      self.metadata = metadata
    }

    /// Where the numbers begin, by the first eight bytes of a file.
    static func start(_ bytes: [UInt8], fileSize: Int) throws(TensorFileError) -> Int {
      guard bytes.count >= 8 else { throw .truncated(bytes: bytes.count) }
      let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
      guard length <= UInt64(fileSize - 8) else {
        throw [[0x50, 0x4B, 3, 4], [0x80, 2, 0x8A]].contains(where: bytes.starts)
          ? .pytorch : .headerLength(length, bytes: fileSize)
      }
      return 8 + Int(length)
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
      guard case .string(let code)? = value["dtype"]?.content else {
        throw .tensor(name, "it has no type")
      }
      guard let kind = Tensor.Kind(rawValue: code) else {
        throw .tensor(
          name,
          "its type \(JSONTree.excerpt(code)) is not one of "
            + Tensor.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard let shape = integers(value["shape"]) else { throw .tensor(name, "it has no shape") }
      guard let ends = integers(value["data_offsets"]), ends.count == 2, ends[0] <= ends[1],
        ends[1] <= room
      else { throw .tensor(name, "its bytes lie outside the file") }
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
      return Entry(kind: kind, shape: shape, range: ends[0]..<ends[1])
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
}
