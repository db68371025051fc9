/// A validator of GIF89a, stricter than any viewer and independent of the module's decoder: every block
/// must parse, every image must lie on the screen and have a palette, its LZW data must begin with a
/// clear code, hold exactly its pixels and end with the end code in the last byte, every index must be
/// in the palette, and nothing may follow the trailer.
struct StrictGIF {
  struct Violation: Error, CustomStringConvertible {
    let description: String
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// - Returns: the number of images.
  @discardableResult
  static func check(_ bytes: [UInt8]) throws -> Int {
    var checker = StrictGIF(bytes: bytes)
    return try checker.check()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func check() throws -> Int {
    guard try take(6).elementsEqual("GIF89a".utf8) else {
      throw Violation(description: "signature")
    }
    let width = try word()
    let height = try word()
    let flags = try Int(take(1)[0])
    _ = try take(2)
    let global = flags & 128 != 0 ? 2 << (flags & 7) : 0
    _ = try take(3 * global)
    var images = 0
    var hasLoop = false
    var control: [UInt8]?
    while true {
      switch try take(1)[0] {
      case 0x3B:
        try require(offset == bytes.count, "bytes after the trailer")
        try require(images > 0 && control == nil, "no image")
        return images
      case 0x21:
        let label = try take(1)[0]
        let data = try subBlocks()
        if label == 0xF9 {
          try require(data.count == 4 && control == nil && data[0] >> 2 <= 3, "graphic control")
          control = data
        } else if label == 0xFF {
          try require(images == 0 && !hasLoop && data.count == 14, "loop")
          hasLoop = true
        }
      case 0x2C:
        let x = try word()
        let y = try word()
        let w = try word()
        let h = try word()
        try require(w > 0 && h > 0 && x + w <= width && y + h <= height, "rectangle")
        let flags = try Int(take(1)[0])
        let colors = flags & 128 != 0 ? 2 << (flags & 7) : global
        if flags & 128 != 0 { _ = try take(3 * colors) }
        let codeSize = try Int(take(1)[0])
        try require(2...8 ~= codeSize, "code size")
        let pixels = try expand(subBlocks(), codeSize, limit: w * h)
        try require(pixels.count == w * h, "\(pixels.count) pixels of \(w * h)")
        try require(Int(pixels.max() ?? 0) < colors, "index outside the palette")
        if let control, control[0] & 1 != 0 {
          try require(Int(control[3]) < colors, "transparent index outside the palette")
        }
        control = nil
        images += 1
      case let byte: throw Violation(description: "unknown block \(byte)")
      }
    }
  }

  private func expand(_ data: [UInt8], _ codeSize: Int, limit: Int) throws -> [UInt8] {
    let clear = 1 << codeSize
    let symbols = (0..<clear).map { [UInt8($0)] } + [[], []]
    var table = symbols
    var width = codeSize + 1
    var previous: [UInt8]?
    var pixels: [UInt8] = []
    var bit = 0
    var isFirst = true
    while true {
      try require(bit + width <= data.count * 8, "no end code")
      var code = 0
      for i in 0..<width {
        code |= Int(data[(bit + i) / 8] >> ((bit + i) % 8) & 1) << i
      }
      bit += width
      try require(!isFirst || code == clear, "no clear code at the start")
      isFirst = false
      if code == clear {
        table = symbols
        width = codeSize + 1
        previous = nil
        continue
      }
      if code == clear + 1 { break }
      var string: [UInt8]
      if let previous {
        try require(code <= table.count && (code < table.count || code < 4096), "code \(code)")
        string = code < table.count ? table[code] : previous + [previous[0]]
        if table.count < 4096 {
          table.append(previous + [string[0]])
          if table.count == 1 << width, width < 12 { width += 1 }
        }
      } else {
        try require(code < clear, "code \(code) after a clear code")
        string = table[code]
      }
      pixels += string
      try require(pixels.count <= limit, "too many pixels")
      previous = string
    }
    try require((bit + 7) / 8 == data.count, "bytes after the end code")
    return pixels
  }

  private func require(_ condition: Bool, _ description: String) throws {
    if !condition { throw Violation(description: "\(description), before byte \(offset)") }
  }

  private mutating func take(_ count: Int) throws -> [UInt8] {
    try require(count <= bytes.count - offset, "cut short")
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  private mutating func word() throws -> Int {
    let bytes = try take(2)
    return Int(bytes[0]) | Int(bytes[1]) << 8
  }

  private mutating func subBlocks() throws -> [UInt8] {
    var data: [UInt8] = []
    while true {
      let count = try Int(take(1)[0])
      if count == 0 { return data }
      data += try take(count)
    }
  }
}
