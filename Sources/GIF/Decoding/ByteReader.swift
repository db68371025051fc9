/// Reads a file's bytes in order without ever passing its end.
struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func byte() throws(GIF.DecodingError) -> UInt8 {
    guard offset < bytes.count else { throw .truncated(offset: offset) }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func word() throws(GIF.DecodingError) -> Int {
    let low = try byte()
    return Int(low) | Int(try byte()) << 8
  }

  mutating func bytes(_ count: Int) throws(GIF.DecodingError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - offset else { throw .truncated(offset: offset) }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// 2^bits colours of three bytes each, as `0xRRGGBB`.
  mutating func palette(bits: UInt8) throws(GIF.DecodingError) -> [UInt32] {
    let levels = try bytes(3 << Int(bits))
    return stride(from: levels.startIndex, to: levels.endIndex, by: 3).map { i in
      UInt32(levels[i]) << 16 | UInt32(levels[i + 1]) << 8 | UInt32(levels[i + 2])
    }
  }

  /// The data of sub-blocks up to the empty one; if the file ends before that, what there is.
  mutating func subBlocks() -> (data: [UInt8], isComplete: Bool) {
    var data: [UInt8] = []
    while offset < bytes.count {
      let count = Int(bytes[offset])
      offset += 1
      if count == 0 { return (data, true) }
      let end = min(offset + count, bytes.count)
      data.append(contentsOf: bytes[offset..<end])
      offset = end
    }
    return (data, false)
  }
}
