extension [UInt8] {
  mutating func appendHeader(width: Int, height: Int, kind: ColorKind) {
    appendChunk(.header) { bytes in
      bytes.appendBigEndian(UInt32(truncatingIfNeeded: width))
      bytes.appendBigEndian(UInt32(truncatingIfNeeded: height))
      // Eight bits a component, deflate, the five filters, not interlaced.
      bytes += [8, kind.rawValue, 0, 0, 0]
    }
  }

  mutating func appendPalette(_ colors: [UInt32]) {
    appendChunk(.palette) { bytes in
      for color in colors {
        bytes.append(UInt8(truncatingIfNeeded: color >> 16))
        bytes.append(UInt8(truncatingIfNeeded: color >> 8))
        bytes.append(UInt8(truncatingIfNeeded: color))
      }
    }
  }
}
