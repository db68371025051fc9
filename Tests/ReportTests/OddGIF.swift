/// GIFs as other programs write them: rows in four passes, palettes of their own, every way to leave an image, images over the
/// edge, and the clear code in many places. Written by the letter of the format, without compression.
enum OddGIF {
  static func film(width: Int = 20, height: Int = 14) -> [UInt8] {
    var bytes = Array("GIF89a".utf8) + word(width) + word(height) + [0xF1, 0, 0]
    bytes += [0xFF, 0xFF, 0xFF, 0x20, 0x6A, 0xB3, 0xF9, 0x99, 0x00, 0x11, 0x14, 0x18]
    bytes += [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    bytes += [0x21, 0xFE, 3] + Array("odd".utf8) + [0]
    bytes += image(0, 0, width, height, disposal: 1, clear: nil, isInterlaced: true, step: 1)
    for index in 1..<40 {
      let (x, y) = (index * 3 % 12, index * 5 % 7)
      bytes += image(
        x, y, 5 + index % 4, 4 + index % 5, disposal: (index + 3) % 4,
        clear: index % 3 == 0 ? 2 : nil, isInterlaced: index % 2 == 0, step: index,
        palette: index % 5 == 0
          ? [0x80, 0, 0, 0, 0x80, 0, 0, 0, 0x80, UInt8(index), 0xAA, 0x55] : nil)
    }
    return bytes + [0x3B]
  }

  private static func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }

  private static func image(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, disposal: Int, clear: UInt8?,
    isInterlaced: Bool, step: Int, palette: [UInt8]? = nil
  ) -> [UInt8] {
    var bytes: [UInt8] = [0x21, 0xF9, 4, UInt8(disposal << 2) | (clear == nil ? 0 : 1), 5, 0]
    bytes += [clear ?? 0, 0, 0x2C] + word(x) + word(y) + word(width) + word(height)
    bytes.append((palette == nil ? 0 : 0x81) | (isInterlaced ? 0x40 : 0))
    bytes += palette ?? []
    let pixels = (0..<width * height).map { UInt8(($0 / 3 + $0 * step) % 4) }
    let data = codes(pixels)
    bytes.append(2)
    for start in stride(from: 0, to: data.count, by: 7) {
      let block = data[start..<min(start + 7, data.count)]
      bytes += [UInt8(block.count)] + block
    }
    return bytes + [0]
  }

  /// Codes of three bits: a third pixel after a clear code would make them four.
  private static func codes(_ pixels: [UInt8]) -> [UInt8] {
    var bits: [UInt8] = []
    func add(_ code: UInt8) { bits += (0..<3).map { code >> $0 & 1 } }
    for (index, pixel) in pixels.enumerated() {
      if index % 2 == 0 { add(4) }
      add(pixel)
    }
    add(5)
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<min(8, bits.count - start)).reduce(0) { $0 | bits[start + $1] << $1 }
    }
  }
}
