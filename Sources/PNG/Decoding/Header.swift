/// The IHDR chunk: what the pixels are.
struct Header: Equatable {
  let width: Int
  let height: Int
  let bitDepth: Int
  let colorType: Int
  let isInterlaced: Bool

  /// - Throws: `PNGError.malformed` for what the format does not allow, `.tooLarge` beyond `pixelLimit`.
  init(_ file: [UInt8], _ body: Range<Int>, pixelLimit: Int) throws(PNGError) {
    func fail(_ reason: String) -> PNGError { .malformed(chunk: "IHDR", reason: reason) }
    guard body.count == 13 else { throw fail("has \(body.count) bytes instead of 13") }
    let start = body.lowerBound
    width = Int(file.bigEndian32(at: start))
    height = Int(file.bigEndian32(at: start + 4))
    bitDepth = Int(file[start + 8])
    colorType = Int(file[start + 9])
    isInterlaced = file[start + 12] == 1
    guard (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(height) else {
      throw fail("gives the picture \(width) by \(height) pixels")
    }
    guard let depths = Self.depths[colorType] else {
      throw fail("names the unknown colour type \(colorType)")
    }
    guard depths.contains(bitDepth) else {
      throw fail("gives \(bitDepth) bits to a component, which colour type \(colorType) forbids")
    }
    guard file[start + 10] == 0, file[start + 11] == 0, file[start + 12] <= 1 else {
      throw fail("names an unknown compression, filter or interlace method")
    }
    guard width <= PNG.longestSide, height <= PNG.longestSide, width * height <= pixelLimit else {
      throw .tooLarge(width: width, height: height, limit: pixelLimit)
    }
  }

  var isIndexed: Bool { colorType == 3 }
  var isRGB: Bool { colorType == 2 }
  var isRGBA: Bool { colorType == 6 }

  /// The bytes of a row of `width` pixels, without the one that names its filter.
  func byteCount(ofRow width: Int) -> Int { (width * bitsPerPixel + 7) / 8 }

  /// Whether a tRNS chunk may say which colours are transparent.
  var mayHaveTransparency: Bool { colorType <= 3 }

  private var bitsPerPixel: Int { bitDepth * (Self.components[colorType] ?? 1) }

  /// The bits that each colour type may give to a component.
  private static let depths: [Int: Set<Int>] = [
    0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
  ]

  private static let components = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4]
}
