/// The bytes that begin the blocks of a GIF file.
enum Block {
  static let image: UInt8 = 0x2C
  static let `extension`: UInt8 = 0x21
  static let trailer: UInt8 = 0x3B

  /// The labels of extensions.
  static let graphicControl: UInt8 = 0xF9
  static let comment: UInt8 = 0xFE
  static let application: UInt8 = 0xFF

  /// Who defined the extension that holds the loop count.
  static let netscape = Array("NETSCAPE2.0".utf8)
  /// The same by another name.
  static let animationExtensions = Array("ANIMEXTS1.0".utf8)
}

extension [UInt8] {
  /// Appends 16 bits, the lower byte first.
  mutating func append(word: Int) {
    append(UInt8(truncatingIfNeeded: word))
    append(UInt8(truncatingIfNeeded: word >> 8))
  }

  /// How many bits number so many colours, at least 1.
  static func paletteBits(_ count: Int) -> Int {
    var bits = 1
    while 1 << bits < count { bits += 1 }
    return bits
  }

  /// Appends 2^bits colours, of which those that are missing are black.
  mutating func append(palette: [UInt32], bits: Int) {
    for index in 0..<1 << bits {
      let color = index < palette.count ? palette[index] : 0
      append(UInt8(color >> 16 & 255))
      append(UInt8(color >> 8 & 255))
      append(UInt8(color & 255))
    }
  }

  /// Appends data in sub-blocks of at most 255 bytes, and the empty one that ends them.
  mutating func append(subBlocks data: [UInt8]) {
    var start = 0
    while start < data.count {
      let count = Swift.min(255, data.count - start)
      append(UInt8(count))
      append(contentsOf: data[start..<start + count])
      start += count
    }
    append(0)
  }
}
