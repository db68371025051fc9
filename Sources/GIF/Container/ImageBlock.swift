/// An image block of a GIF file: descriptor, palette of its own if any, and compressed pixels.
struct ImageBlock {
  let bytes: [UInt8]

  /// - Parameter palette: the image's own colours; empty for those of the film.
  init(rectangle: GIF.Rectangle, palette: [UInt32] = [], symbolBits: Int, codes: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codes.count + codes.count / 255 + 13)
    bytes.append(Block.image)
    bytes.append(word: rectangle.x)
    bytes.append(word: rectangle.y)
    bytes.append(word: rectangle.width)
    bytes.append(word: rectangle.height)
    if palette.isEmpty {
      bytes.append(0)
    } else {
      let bits = [UInt8].paletteBits(palette.count)
      bytes.append(0x80 | UInt8(bits - 1))
      bytes.append(palette: palette, bits: bits)
    }
    bytes.append(UInt8(symbolBits))
    bytes.append(subBlocks: codes)
    self.bytes = bytes
  }
}
