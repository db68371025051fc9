extension GIF {
  /// Reads a GIF file image by image.
  ///
  /// Memory and time are bounded by the file's size and the limit on the screen: damaged and hostile
  /// files give an error at worst.
  public struct Decoder: Sendable {
    public let width: Int
    public let height: Int
    public let version: Version
    /// `0xRRGGBB` for each index; empty if there is no global palette.
    public let globalPalette: [UInt32]
    /// How often the film plays, as far as read.
    public private(set) var loop = Loop.times(1)
    /// Comments, as far as read; bytes that are not UTF-8 are replaced.
    public private(set) var comments: [String] = []

    private var reader: ByteReader
    private var lzw = LZWDecoder()
    private var control: GraphicControl?
    private var isFinished = false

    /// The two editions of the format.
    public enum Version: String, Sendable {
      case gif87a = "GIF87a"
      case gif89a = "GIF89a"
    }

    /// What a graphic control extension says about the next image.
    private struct GraphicControl {
      var disposal: Disposal
      var transparentIndex: UInt8?
      var delay: Int
    }

    /// Reads the header.
    /// - Parameter pixelLimit: the most pixels that the screen may have.
    public init(_ bytes: [UInt8], pixelLimit: Int = 1 << 26) throws(DecodingError) {
      reader = ByteReader(bytes)
      guard let signature = try? reader.bytes(6),
        let version = Version(rawValue: String(decoding: signature, as: UTF8.self))
      else { throw .signature }
      self.version = version
      width = try reader.word()
      height = try reader.word()
      guard width > 0, height > 0, width * height <= pixelLimit else {
        throw .screen(width: width, height: height, limit: pixelLimit)
      }
      let flags = try reader.byte()
      _ = try reader.bytes(2)
      globalPalette = flags & 0x80 != 0 ? try reader.palette(bits: (flags & 7) + 1) : []
    }

    /// The next image; `nil` at the end of the film.
    ///
    /// A file that simply ends between two blocks ends the film. After an error there are no more
    /// images.
    public mutating func next() throws(DecodingError) -> Image? {
      guard !isFinished else { return nil }
      do {
        if let image = try readImage() { return image }
      } catch {
        isFinished = true
        throw error
      }
      isFinished = true
      return nil
    }

    private mutating func readImage() throws(DecodingError) -> Image? {
      while !reader.isAtEnd {
        let offset = reader.offset
        switch try reader.byte() {
        case Block.image: return try readImage(at: offset)
        case Block.extension: try readExtension(at: offset)
        case Block.trailer: return nil
        // Some encoders leave a stray empty sub-block.
        case 0: continue
        case let byte: throw .unknownBlock(byte, offset: offset)
        }
      }
      return nil
    }

    private mutating func readExtension(at offset: Int) throws(DecodingError) {
      let label = try reader.byte()
      let first = try reader.byte()
      let head = Array(try reader.bytes(Int(first)))
      let rest = first == 0 ? (data: [], isComplete: true) : reader.subBlocks()
      guard rest.isComplete else { throw .truncated(offset: offset) }
      switch label {
      case Block.graphicControl where head.count >= 4:
        control = GraphicControl(
          disposal: Disposal(rawValue: head[0] >> 2 & 7) ?? .unspecified,
          transparentIndex: head[0] & 1 != 0 ? head[3] : nil,
          delay: Int(head[1]) | Int(head[2]) << 8)
      case Block.comment:
        comments.append(String(decoding: head + rest.data, as: UTF8.self))
      case Block.application where head == Block.netscape || head == Block.animationExtensions:
        guard rest.data.count >= 3, rest.data[0] & 7 == 1 else { break }
        let repeats = Int(rest.data[1]) | Int(rest.data[2]) << 8
        loop = repeats == 0 ? .forever : .times(repeats + 1)
      default: break
      }
    }

    private mutating func readImage(at offset: Int) throws(DecodingError) -> Image {
      let rectangle = Rectangle(
        x: try reader.word(), y: try reader.word(), width: try reader.word(),
        height: try reader.word())
      let flags = try reader.byte()
      let hasLocalPalette = flags & 0x80 != 0
      let palette = hasLocalPalette ? try reader.palette(bits: (flags & 7) + 1) : globalPalette
      let codeSize = Int(try reader.byte())
      let (data, isComplete) = reader.subBlocks()
      guard rectangle.width > 0, rectangle.height > 0, rectangle.x + rectangle.width <= width,
        rectangle.y + rectangle.height <= height
      else { throw .rectangle(rectangle, width: width, height: height) }
      guard !palette.isEmpty else { throw .noPalette(offset: offset) }
      guard 1...8 ~= codeSize else { throw .codeSize(codeSize, offset: offset) }
      let count = rectangle.width * rectangle.height
      let result = lzw.decode(data, symbolBits: codeSize, pixelCount: count)
      if let code = result.badCode { throw .code(code, offset: offset) }
      guard result.indices.count == count else {
        if !isComplete { throw .truncated(offset: offset) }
        throw .missingPixels(found: result.indices.count, expected: count, offset: offset)
      }
      let isInterlaced = flags & 0x40 != 0
      defer { control = nil }
      return Image(
        rectangle: rectangle, delay: control?.delay ?? 0,
        disposal: control?.disposal ?? .unspecified,
        transparentIndex: control?.transparentIndex, palette: palette,
        hasLocalPalette: hasLocalPalette, isInterlaced: isInterlaced,
        indices: isInterlaced
          ? Interlacing.restored(result.indices, width: rectangle.width) : result.indices,
        data: Image.CompressedData(
          codeSize: codeSize, byteCount: data.count, codeCount: result.codeCount,
          clearCount: result.clearCount, isWellFormed: result.isWellFormed && isComplete))
    }
  }
}
