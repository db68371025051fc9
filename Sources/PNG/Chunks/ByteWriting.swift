import CDeflate

extension [UInt8] {
  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  mutating func appendBigEndian(_ value: UInt32) {
    append(UInt8(truncatingIfNeeded: value >> 24))
    append(UInt8(truncatingIfNeeded: value >> 16))
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value))
  }

  mutating func appendBigEndian(_ value: UInt16) {
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value))
  }

  /// Appends a whole chunk: length, type, what `body` appends, check sum.
  mutating func appendChunk(_ type: ChunkType, _ body: (inout [UInt8]) -> Void) {
    let start = count
    appendBigEndian(UInt32(0))
    appendBigEndian(type.code)
    body(&self)
    let length = UInt32(truncatingIfNeeded: count - start - 8)
    for index in 0..<4 {
      self[start + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * index))
    }
    appendBigEndian(checksum(of: start + 4..<count))
  }

  /// Appends a whole chunk whose check sum is 0.
  mutating func appendUncheckedChunk(_ type: ChunkType, _ body: ArraySlice<UInt8>) {
    appendBigEndian(UInt32(truncatingIfNeeded: body.count))
    appendBigEndian(type.code)
    self += body
    appendBigEndian(UInt32(0))
  }

  /// The CRC-32 of some of the bytes. O(length).
  func checksum(of range: Range<Int>) -> UInt32 {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return libdeflate_crc32(0, base + range.lowerBound, range.count)
    }
  }
}
