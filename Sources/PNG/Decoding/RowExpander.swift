/// Turns the bytes of an unfiltered row into premultiplied 0xAARRGGBB words.
struct RowExpander {
  private enum Layout {
    /// Indices or grey levels of so many bits, looked up.
    case lookup(bits: Int)
    /// Components of one byte or two.
    case gray16, grayAlpha8, grayAlpha16, rgb8, rgb16, rgba8, rgba16
  }

  private let layout: Layout
  private var table: [UInt32] = []
  /// The colour that is transparent, its components in the bits that they have in a row.
  private var key: UInt64?

  /// - Parameters:
  ///   - palette: the PLTE chunk's bytes.
  ///   - transparency: the tRNS chunk's bytes; ones of a wrong length are ignored.
  init(
    _ header: Header, palette: ArraySlice<UInt8>, transparency: ArraySlice<UInt8>
  ) throws(PNGError) {
    let bits = header.bitDepth
    let isWide = bits == 16
    switch header.colorType {
    case 0: layout = isWide ? .gray16 : .lookup(bits: bits)
    case 2: layout = isWide ? .rgb16 : .rgb8
    case 3: layout = .lookup(bits: bits)
    case 4: layout = isWide ? .grayAlpha16 : .grayAlpha8
    default: layout = isWide ? .rgba16 : .rgba8
    }
    if header.isIndexed {
      table = try Self.colors(palette, transparency)
    } else {
      if transparency.count == 2 * (header.colorType == 0 ? 1 : 3), header.colorType <= 2 {
        let mask = UInt64(1) << UInt64(bits) - 1
        var components = transparency[...]
        var key: UInt64 = 0
        while let high = components.popFirst(), let low = components.popFirst() {
          key = key << UInt64(bits) | (UInt64(high) << 8 | UInt64(low)) & mask
        }
        self.key = key
      }
      if header.colorType == 0, bits <= 8 {
        let highest = UInt32(1) << UInt32(bits) - 1
        table = (0...highest).map { level in
          UInt64(level) == key ? 0 : Self.word(gray: level * 255 / highest, alpha: 255)
        }
      }
    }
  }

  /// Writes `count` words, each `step` after the one before.
  func expand(
    _ row: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt32>, count: Int, step: Int
  ) {
    func wide(_ index: Int) -> UInt32 { UInt32(row[index]) << 8 | UInt32(row[index + 1]) }
    func narrow(_ index: Int) -> UInt32 { (wide(index) * 255 + 32895) >> 16 }
    switch layout {
    case .lookup(let bits):
      let mask = UInt8(truncatingIfNeeded: 1 << bits - 1)
      table.withUnsafeBufferPointer { table in
        for x in 0..<count {
          let shift = 8 - bits - (x * bits & 7)
          target[x * step] =
            table[Int(row[(x * bits) >> 3] >> UInt8(truncatingIfNeeded: shift) & mask)]
        }
      }
    case .gray16:
      for x in 0..<count {
        target[x * step] =
          UInt64(wide(2 * x)) == key ? 0 : Self.word(gray: narrow(2 * x), alpha: 255)
      }
    case .grayAlpha8:
      for x in 0..<count {
        target[x * step] = Self.word(gray: UInt32(row[2 * x]), alpha: UInt32(row[2 * x + 1]))
      }
    case .grayAlpha16:
      for x in 0..<count {
        target[x * step] = Self.word(gray: narrow(4 * x), alpha: narrow(4 * x + 2))
      }
    case .rgb8:
      for x in 0..<count {
        let color =
          UInt32(row[3 * x]) << 16 | UInt32(row[3 * x + 1]) << 8 | UInt32(row[3 * x + 2])
        target[x * step] = 0xFF00_0000 | color
      }
      if let key {
        let transparent = 0xFF00_0000 | UInt32(truncatingIfNeeded: key)
        for x in 0..<count where target[x * step] == transparent { target[x * step] = 0 }
      }
    case .rgb16:
      for x in 0..<count {
        let i = 6 * x
        let exact = UInt64(wide(i)) << 32 | UInt64(wide(i + 2)) << 16 | UInt64(wide(i + 4))
        target[x * step] =
          exact == key
          ? 0 : 0xFF00_0000 | narrow(i) << 16 | narrow(i + 2) << 8 | narrow(i + 4)
      }
    case .rgba8:
      for x in 0..<count {
        let straight = UnsafeRawPointer(row).loadUnaligned(fromByteOffset: 4 * x, as: UInt32.self)
        let word = straight.bigEndian
        target[x * step] = Unpremultiplied.premultiplied(word >> 8 | word << 24)
      }
    case .rgba16:
      for x in 0..<count {
        let i = 8 * x
        target[x * step] = Unpremultiplied.premultiplied(
          narrow(i + 6) << 24 | narrow(i) << 16 | narrow(i + 2) << 8 | narrow(i + 4))
      }
    }
  }

  private static func word(gray: UInt32, alpha: UInt32) -> UInt32 {
    Unpremultiplied.premultiplied(alpha << 24 | gray << 16 | gray << 8 | gray)
  }

  /// 256 words, so that an index beyond the palette finds black instead of nothing.
  private static func colors(
    _ palette: ArraySlice<UInt8>, _ transparency: ArraySlice<UInt8>
  ) throws(PNGError) -> [UInt32] {
    guard palette.count % 3 == 0, (3...768).contains(palette.count) else {
      throw .malformed(
        chunk: "PLTE", reason: "has \(palette.count) bytes, not 3 for each of 1 to 256 colours")
    }
    var colors = [UInt32](repeating: 0xFF00_0000, count: 256)
    var bytes = palette
    var index = 0
    while let red = bytes.popFirst(), let green = bytes.popFirst(), let blue = bytes.popFirst() {
      let alpha = index < transparency.count ? transparency[transparency.startIndex + index] : 255
      colors[index] = Unpremultiplied.premultiplied(
        UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
      index += 1
    }
    return colors
  }
}
