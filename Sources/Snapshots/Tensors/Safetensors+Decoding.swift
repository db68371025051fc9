extension Safetensors {
  /// Reads a file's bytes, trusting nothing in them.
  ///
  /// - Parameter file: the name that errors start with.
  public init(decoding bytes: [UInt8], file: String) throws(SafetensorsError) {
    func error(_ problem: SafetensorsError.Problem) -> SafetensorsError {
      SafetensorsError(file: file, problem)
    }
    guard bytes.count >= 8 else { throw error(.noHeader(bytes: bytes.count)) }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw error(.headerTooLong(length: length, available: bytes.count - 8))
    }
    let dataStart = 8 + Int(length)
    let header: JSONNode
    do {
      header = try JSONParser.parse([UInt8](bytes[8..<dataStart]), file: file)
    } catch let cause {
      throw error(.headerNotJSON(cause))
    }
    guard case .object(let members) = header.value else { throw error(.headerNotObject) }

    self.init()
    var entries: [(name: String, entry: Entry)] = []
    for member in members {
      if member.key == Self.metadataKey {
        guard let strings = Self.strings(member.value) else { throw error(.badMetadata) }
        metadata = strings
      } else {
        guard let entry = Entry(member.value) else { throw error(.badEntry(tensor: member.key)) }
        entries.append((member.key, entry))
      }
    }
    // Empty tensors come before one that begins where they do.
    entries.sort { ($0.entry.begin, $0.entry.end) < ($1.entry.begin, $1.entry.end) }
    let available = bytes.count - dataStart
    var position = 0
    for (name, entry) in entries {
      guard let kind = TensorKind(name: entry.type) else {
        throw error(.unknownType(tensor: name, entry.type))
      }
      let (begin, end) = (entry.begin, entry.end)
      guard 0 <= begin, begin <= end, end <= available else {
        throw error(.outOfRange(tensor: name, begin: begin, end: end, available: available))
      }
      guard let count = Tensor.count(of: entry.shape), count <= Int.max / kind.width else {
        throw error(.shapeTooLarge(tensor: name))
      }
      guard count * kind.width == end - begin else {
        throw error(.wrongSize(tensor: name, expected: count * kind.width, found: end - begin))
      }
      guard begin == position else {
        throw error(.notContiguous(tensor: name, begin: begin, expected: position))
      }
      position = end
      let slice = bytes[dataStart + begin..<dataStart + end]
      tensors[name] = Tensor(shape: entry.shape, Tensor.Elements(kind, bytes: slice))
    }
    if position < available { throw error(.extraBytes(available - position)) }
  }

  /// What the header says of one tensor.
  private struct Entry {
    let type: String
    let shape: [Int]
    let begin: Int
    let end: Int

    init?(_ node: JSONNode) {
      guard case .string(let type) = node["dtype"]?.value,
        let shape = Self.integers(node["shape"]),
        let offsets = Self.integers(node["data_offsets"]), offsets.count == 2
      else { return nil }
      self.type = type
      self.shape = shape
      (begin, end) = (offsets[0], offsets[1])
    }

    private static func integers(_ node: JSONNode?) -> [Int]? {
      guard case .array(let items) = node?.value else { return nil }
      let integers = items.compactMap { item -> Int? in
        guard case .integer(let integer) = item.value, integer >= 0 else { return nil }
        return integer
      }
      return integers.count == items.count ? integers : nil
    }
  }

  private static func strings(_ node: JSONNode) -> [String: String]? {
    guard case .object(let members) = node.value else { return nil }
    var strings: [String: String] = [:]
    for member in members {
      guard case .string(let string) = member.value.value else { return nil }
      strings[member.key] = string
    }
    return strings
  }
}
