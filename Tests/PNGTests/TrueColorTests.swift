import Graphics
import TestSupport
import Testing

@testable import PNG

/// RGB and RGBA of 8 bits, which are read without libpng, against the formulas of the PNG specification and against libpng.
@Suite struct TrueColorTests {
  /// Rows as a file has them: a filter, then bytes. Few values, so that many guesses of Paeth's are as good as others.
  private static func rows(
    _ width: Int, _ height: Int, size: Int, filter: Int?, using random: inout SplitMix
  ) -> [UInt8] {
    let values: [UInt8] = [0, 1, 2, 127, 128, 254, 255, .random(in: 0...255, using: &random)]
    return (0..<height).flatMap { _ in
      [UInt8(filter ?? Int.random(in: 0...4, using: &random))]
        + (0..<width * size).map { _ in values.randomElement(using: &random)! }
    }
  }

  /// The bytes of the picture, by sections 9.2 to 9.4 of the specification.
  private static func unfiltered(_ rows: [UInt8], width: Int, height: Int, size: Int) -> [UInt8] {
    var picture: [UInt8] = []
    let length = width * size
    for y in 0..<height {
      let filter = rows[y * (length + 1)]
      for x in 0..<length {
        let a = x < size ? 0 : Int(picture[y * length + x - size])
        let b = y == 0 ? 0 : Int(picture[(y - 1) * length + x])
        let c = x < size || y == 0 ? 0 : Int(picture[(y - 1) * length + x - size])
        let p = a + b - c
        let guess =
          switch filter {
          case 0: 0
          case 1: a
          case 2: b
          case 3: (a + b) / 2
          default:
            abs(p - a) <= abs(p - b) && abs(p - a) <= abs(p - c)
              ? a : abs(p - b) <= abs(p - c) ? b : c
          }
        picture.append(UInt8((Int(rows[y * (length + 1) + 1 + x]) + guess) & 255))
      }
    }
    return picture
  }

  private static func file(
    _ width: Int, _ height: Int, size: Int, streams: [[UInt8]]
  ) -> [UInt8] {
    Damage.file(
      [
        (
          "IHDR",
          Damage.header(UInt32(width), UInt32(height), type: size == 3 ? 2 : 6)
        )
      ] + streams.map { ("IDAT", $0) } + [("IEND", [])])
  }

  /// What libpng makes of a file.
  private static func byLibpng(_ file: [UInt8]) throws(PNGError) -> Bitmap {
    let contents = try Contents(file, pixelLimit: 1 << 20)
    return try PixelDecoder(contents, of: file).decodeByLibpng(
      file, contents.still, width: contents.header.width, height: contents.header.height)
  }

  @Test(arguments: [3, 4], [0, 1, 2, 3, 4, nil]) func everyFilterIsUndone(
    _ size: Int, _ filter: Int?
  ) throws {
    var random = SplitMix(seed: UInt64(size * 8 + (filter ?? 7)))
    for (width, height) in [(1, 1), (1, 7), (2, 5), (3, 3), (17, 4), (64, 9), (301, 20)] {
      let rows = Self.rows(width, height, size: size, filter: filter, using: &random)
      let bytes = Self.unfiltered(rows, width: width, height: height, size: size)
      let words = stride(from: 0, to: bytes.count, by: size).map { i in
        let alpha = size == 4 ? bytes[i + 3] : 255
        return UInt32(alpha) << 24 | UInt32(bytes[i]) << 16 | UInt32(bytes[i + 1]) << 8
          | UInt32(bytes[i + 2])
      }
      let stream = Damage.stored(rows)
      #expect(
        TrueColorDecoder.decode(stream[...], width: width, height: height, size: size) == words)
      // In one piece or many, of which some are empty.
      let cut = Int.random(in: 0...stream.count, using: &random)
      let pieces = [[], Array(stream[..<cut]), [], Array(stream[cut...])]
      let file = Self.file(width, height, size: size, streams: pieces)
      #expect(
        try PNG.decode(file).pixels == words.map { Unpremultiplied.premultiplied($0) })
      #expect(try Self.byLibpng(file).pixels == words)
    }
  }

  /// Nothing but what is whole to the last bit is read without libpng.
  @Test func whatIsNotWholeIsLeftToLibpng() {
    var random = SplitMix(seed: 5)
    let rows = Self.rows(9, 6, size: 3, filter: nil, using: &random)
    let whole = Damage.stored(rows)
    func isRead(_ stream: [UInt8]) -> Bool {
      TrueColorDecoder.decode(stream[...], width: 9, height: 6, size: 3) != nil
    }
    #expect(isRead(whole))
    for count in 0..<whole.count { #expect(!isRead(Array(whole.prefix(count)))) }
    for index in whole.indices {
      for bit in 0..<8 as Range<UInt8> {
        var stream = whole
        stream[index] ^= 1 << bit
        // A stored block begins at a whole byte: five bits of its first say nothing.
        #expect(isRead(stream) == (index == 2 && bit >= 3))
      }
    }
    // A row too few, a byte too many, an unknown filter.
    #expect(!isRead(Damage.stored(Array(rows.dropLast(28)))))
    #expect(!isRead(Damage.stored(rows + [0])))
    #expect(!isRead(Damage.stored([5] + rows.dropFirst())))
    // A window of 256 bytes for data that are longer: they may look back further than it says.
    let long = Self.rows(90, 6, size: 3, filter: nil, using: &random)
    var stream = Damage.stored(long)
    #expect(TrueColorDecoder.decode(stream[...], width: 90, height: 6, size: 3) != nil)
    stream[0...1] = [0x08, 0x1D]
    #expect(TrueColorDecoder.decode(stream[...], width: 90, height: 6, size: 3) == nil)
  }

  /// A picture one pixel wide has as many bytes with its rows in another order.
  @Test func interlacedPicturesAreLeftToLibpng() throws {
    var random = SplitMix(seed: 6)
    let rows = Self.rows(1, 9, size: 4, filter: 0, using: &random)
    var file = Self.file(1, 9, size: 4, streams: [Damage.stored(rows)])
    file[28] = 1
    file = Damage.mendingCheckSums(of: file)
    let words = try Self.byLibpng(file).pixels
    #expect(try PNG.decode(file).pixels == words.map { Unpremultiplied.premultiplied($0) })
  }

  /// Seeded damage to compressed pictures: the same pixels or the same words as libpng alone.
  @Test(arguments: [3, 4]) func damageIsReadAsByLibpng(_ size: Int) throws {
    var random = SplitMix(seed: UInt64(size))
    var (pictures, errors) = (0, 0)
    for round in 0..<300 {
      let bitmap = Picture.noise(
        30 + round % 30, 20, colors: 400, opaque: size == 3, seed: UInt64(round))
      let chunks = Damage.chunks(of: try PNG.encode(bitmap))
      try #require(chunks[0].body[9] == (size == 3 ? 2 : 6))
      var file = Damage.file(
        chunks.map { chunk in
          var body = chunk.body
          guard chunk.name == "IDAT", round % 8 > 0 else { return chunk }
          for _ in 0...round % 3 {
            let index = Int.random(
              in: 0..<(round % 5 == 0 ? min(body.count, 40) : body.count), using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: body[index] = UInt8.random(in: 0...255, using: &random)
            case 1: body[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: body.removeSubrange(index...)
            default: body.insert(body[index], at: index)
            }
            if body.isEmpty { body = [0] }
          }
          return (chunk.name, body)
        })
      // Sizes that lie.
      if round % 7 == 6 {
        file[16 + round % 8] ^= 1 << UInt8(round % 5)
        file = Damage.mendingCheckSums(of: file)
      }
      let ours = Result { () throws(PNGError) in try PNG.decode(file, pixelLimit: 1 << 20) }
      let theirs = Result { () throws(PNGError) in
        var bitmap = try Self.byLibpng(file)
        bitmap.pixels = bitmap.pixels.map { Unpremultiplied.premultiplied($0) }
        return bitmap
      }
      // Found out before anything is decompressed.
      if "\(ours)".contains("it is too short for") { continue }
      #expect(ours == theirs)
      if case .success = ours { pictures += 1 } else { errors += 1 }
    }
    #expect(pictures > 40 && errors > 40)
  }
}
