import CPNG

extension PNG.TextEntry {
  enum Reading {
    /// An entry, and the bytes that it takes when it is not compressed.
    case entry(PNG.TextEntry, byteCount: Int)
    /// Not as the format demands; the bytes that were decompressed to find that out.
    case malformed(byteCount: Int)
    /// It takes more bytes than it may.
    case tooLong
  }

  /// The entry in a tEXt, zTXt or iTXt chunk.
  static func read(_ file: [UInt8], _ chunk: Chunk, limit: Int) -> Reading {
    var fields = Fields(rest: file[chunk.body])
    guard let keyword = fields.untilZero(), !keyword.isEmpty else {
      return .malformed(byteCount: 0)
    }
    var isCompressed = false
    switch chunk.type {
    case .compressedText:
      // One byte names the method, of which there is one.
      guard fields.bytes(1) == [0] else { return .malformed(byteCount: 0) }
      isCompressed = true
    case .internationalText:
      isCompressed = fields.bytes(2).first == 1
      // The language and the translated keyword.
      guard fields.untilZero() != nil, fields.untilZero() != nil else {
        return .malformed(byteCount: 0)
      }
    default: break
    }
    let left = limit - keyword.count
    guard left > 0, isCompressed || fields.rest.count <= left else { return .tooLong }
    var text = fields.rest
    if isCompressed {
      switch Inflation.inflate(fields.rest, limit: left) {
      case .bytes(let bytes): text = bytes[...]
      case .damaged(let byteCount): return .malformed(byteCount: byteCount)
      case .tooLong: return .tooLong
      }
    }
    let value =
      chunk.type == .internationalText ? String(decoding: text, as: UTF8.self) : latin(text)
    return .entry(Self(latin(keyword), value), byteCount: keyword.count + text.count)
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
