/// How the pixels of a film are stored. The word 0 stands for a pixel that stays as it is, and is stored as a colour that
/// is transparent.
struct FilmCoding: Sendable, Equatable {
  let kind: ColorKind
  /// The colours as premultiplied words when the kind is `indexed`, the transparent one first.
  var palette: [UInt32] = []
  /// The index of each colour but the transparent one.
  var indices: [UInt32: Int] = [:]
  /// 0xRRGGBB of the colour that is transparent when the kind is `rgb`.
  var key: UInt32 = 0

  /// Writes the PLTE and tRNS chunks.
  func appendColors(to file: inout [UInt8]) {
    switch kind {
    case .rgba: break
    case .rgb:
      file.appendChunk(.transparency) { bytes in
        for shift in [16, 8, 0] as [UInt32] { bytes.appendBigEndian(UInt16(key >> shift & 0xFF)) }
      }
    case .indexed:
      let straight = palette.map { UInt32(bigEndian: Unpremultiplied.bytes(of: $0)) }
      file.appendPalette(straight.map { $0 >> 8 })
      let translucent = straight.lastIndex { $0 & 0xFF < 255 } ?? 0
      file.appendChunk(.transparency) { bytes in
        bytes += straight[...translucent].map { UInt8(truncatingIfNeeded: $0) }
      }
    }
  }

  /// The bytes of pixels, row after row, with nothing between them.
  ///
  /// - Parameter words: premultiplied words of colours that the film has, or 0.
  func bytes(_ words: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * kind.bytesPerPixel)
    switch kind {
    case .indexed:
      var last: UInt32 = 0
      var index: UInt8 = 0
      for word in words {
        if word != last { (last, index) = (word, UInt8(truncatingIfNeeded: indices[word] ?? 0)) }
        bytes.append(index)
      }
    case .rgb:
      for word in words {
        let color = word == 0 ? key : word
        bytes.append(UInt8(truncatingIfNeeded: color >> 16))
        bytes.append(UInt8(truncatingIfNeeded: color >> 8))
        bytes.append(UInt8(truncatingIfNeeded: color))
      }
    case .rgba:
      for word in words {
        let straight = UInt32(bigEndian: Unpremultiplied.bytes(of: word))
        bytes.appendBigEndian(straight)
      }
    }
    return bytes
  }
}
