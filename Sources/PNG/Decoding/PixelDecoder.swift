import CPNG
import Graphics

/// Turns compressed picture data into pixels: what most programs write by `TrueColorDecoder`, anything else by libpng.
///
/// libpng is given what makes the pixels and nothing else: header, palette, transparency and data. So gamma and colour
/// profiles are ignored and equal bytes always give equal pixels, texts and profiles take no memory, and the frames of
/// films are read as pictures are.
struct PixelDecoder: Sendable {
  private let header: Header
  private let palette: [UInt8]
  private let transparency: [UInt8]

  init(_ contents: Contents, of file: [UInt8]) {
    header = contents.header
    palette = Array(file[contents.palette])
    transparency = Array(file[contents.transparency])
  }

  /// The picture of `width` by `height` pixels whose data is in `pieces` of `file`.
  ///
  /// - Throws: `PNGError.undecodable` with libpng's words.
  func decode(
    _ file: [UInt8], _ pieces: [Range<Int>], width: Int, height: Int
  ) throws(PNGError) -> Bitmap {
    // Deflate makes no more than 1,032 bytes of one: what announces more cannot be whole, and is not allocated.
    let available = pieces.reduce(0) { $0 + $1.count }
    guard header.byteCount(ofRow: width) * height / 1032 <= available else {
      throw .undecodable("it is too short for \(width) by \(height) pixels")
    }
    var bitmap: Bitmap
    if let read = trueColor(file, pieces, width: width, height: height) {
      bitmap = read
    } else {
      bitmap = try decodeByLibpng(file, pieces, width: width, height: height)
    }
    if !bitmap.isOpaque {
      bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
        for index in pixels.indices where pixels[index] < 0xFF00_0000 {
          pixels[index] = Unpremultiplied.premultiplied(pixels[index])
        }
      }
    }
    return bitmap
  }

  /// The straight words of RGB and RGBA of 8 bits row by row; `nil` for other kinds, and for what is not whole.
  private func trueColor(
    _ file: [UInt8], _ pieces: [Range<Int>], width: Int, height: Int
  ) -> Bitmap? {
    guard header.bitDepth == 8, !header.isInterlaced,
      header.isRGBA || header.isRGB && transparency.isEmpty
    else { return nil }
    let stream = pieces.count == 1 ? file[pieces[0]] : pieces.reduce(into: []) { $0 += file[$1] }
    return TrueColorDecoder.decode(
      stream, width: width, height: height, size: header.isRGBA ? 4 : 3
    ).map { Bitmap(width: width, height: height, pixels: $0) }
  }

  /// The straight words of a picture of any kind.
  ///
  /// - Throws: `PNGError.undecodable` with libpng's words.
  func decodeByLibpng(
    _ file: [UInt8], _ pieces: [Range<Int>], width: Int, height: Int
  ) throws(PNGError) -> Bitmap {
    let picture = picture(file, pieces, width: width, height: height)
    var bitmap = Bitmap(width: width, height: height)
    var message = [CChar](repeating: 0, count: 128)
    let isDecoded = picture.withUnsafeBufferPointer { source in
      bitmap.pixels.withUnsafeMutableBytes { pixels in
        png_read_words(
          source.baseAddress, source.count, pixels.bindMemory(to: UInt8.self).baseAddress,
          UInt32(truncatingIfNeeded: width), UInt32(truncatingIfNeeded: height),
          1.littleEndian == 1 ? 0 : 1, &message, message.count)
      }
    }
    guard isDecoded != 0 else {
      let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .undecodable(String(decoding: bytes, as: UTF8.self))
    }
    return bitmap
  }

  /// A file of the pieces alone, for a reader that looks at no check sums.
  private func picture(
    _ file: [UInt8], _ pieces: [Range<Int>], width: Int, height: Int
  ) -> [UInt8] {
    var picture = [UInt8].pngSignature
    picture.appendChunk(.header) { bytes in
      bytes.appendBigEndian(UInt32(truncatingIfNeeded: width))
      bytes.appendBigEndian(UInt32(truncatingIfNeeded: height))
      bytes += [
        UInt8(header.bitDepth), UInt8(header.colorType), 0, 0, header.isInterlaced ? 1 : 0,
      ]
    }
    if header.isIndexed { picture.appendChunk(.palette) { $0 += palette } }
    if !transparency.isEmpty, header.mayHaveTransparency {
      picture.appendChunk(.transparency) { $0 += transparency }
    }
    picture.reserveCapacity(picture.count + pieces.reduce(12) { $0 + $1.count + 12 })
    for piece in pieces { picture.appendUncheckedChunk(.data, file[piece]) }
    picture.appendChunk(.end) { _ in }
    return picture
  }
}
