/// An image block of a GIF file: descriptor, palette of its own if any, and compressed pixels.
struct ImageBlock {
  let bytes: [UInt8]

  init(rectangle: GIF.Rectangle, symbolBits: Int, codes: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codes.count + codes.count / 255 + 13)
    bytes.append(Block.image)
    bytes.append(word: rectangle.x)
    bytes.append(word: rectangle.y)
    bytes.append(word: rectangle.width)
    bytes.append(word: rectangle.height)
    bytes.append(0)
    bytes.append(UInt8(symbolBits))
    bytes.append(subBlocks: codes)
    self.bytes = bytes
  }
}
