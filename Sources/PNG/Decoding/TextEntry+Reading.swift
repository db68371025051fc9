extension PNG.TextEntry {
  /// The entry in a tEXt, zTXt or iTXt chunk; nil for one that is malformed, which harms no picture.
  init?(_ file: [UInt8], _ chunk: Chunk) {
    var fields = Fields(rest: file[chunk.body])
    guard let keyword = fields.untilZero(), !keyword.isEmpty else { return nil }
    let value: String?
    switch chunk.type {
    case .compressedText:
      // One byte names the method, of which there is one.
      value =
        fields.bytes(1) == [0] ? Inflater.text(in: file, fields.rest.indices).map(Self.latin) : nil
    case .internationalText:
      let method = fields.bytes(2)
      guard fields.untilZero() != nil, fields.untilZero() != nil else { return nil }
      let bytes =
        method.first == 1 ? Inflater.text(in: file, fields.rest.indices) : Array(fields.rest)
      value = bytes.map { String(decoding: $0, as: UTF8.self) }
    default: value = Self.latin(fields.rest)
    }
    guard let value else { return nil }
    self.init(Self.latin(keyword), value)
  }

  private static func latin(_ bytes: some Sequence<UInt8>) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// Takes fields from the front of a chunk.
  private struct Fields {
    var rest: ArraySlice<UInt8>

    mutating func untilZero() -> ArraySlice<UInt8>? {
      guard let zero = rest.firstIndex(of: 0) else { return nil }
      defer { rest = rest[(zero + 1)...] }
      return rest[..<zero]
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }
}
