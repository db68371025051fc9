import CPNG
import Graphics

/// Bitmaps to PNG files, one after another in the same buffers: one encoder for each thread.
///
/// Pixels go out as RGB when all are opaque, else as RGBA. The bytes depend on the pixels only.
public struct PNGEncoder: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private var rows: [UInt8] = []
  private var packed: [UInt8] = []

  /// Deflate's own settings. A figure is mostly runs of one colour: its fastest level finds them, and a higher one
  /// takes three times as long for a tenth of the bytes.
  private static let level: Int32 = 1
  private static let memory: Int32 = 9

  /// - Throws: `PNGError.failed` without memory.
  public init() throws(PNGError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit2_(
      stream, Self.level, Z_DEFLATED, 15, Self.memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw .failed("zlib: status \(status)") }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// - Parameters:
  ///   - pixels: `width * height` premultiplied 0xAARRGGBB words, row after row.
  ///   - text: keywords and Latin-1 texts to be kept in the file.
  public mutating func encode(
    _ pixels: UnsafeBufferPointer<UInt32>, width: Int, height: Int,
    text: [(keyword: String, text: String)] = []
  ) throws(PNGError) -> [UInt8] {
    precondition(pixels.count == width * height)
    guard width > 0, height > 0 else { throw .failed("a picture has at least one pixel") }
    var all: UInt32 = 0xFF00_0000
    for pixel in pixels { all &= pixel }
    let isOpaque = all == 0xFF00_0000
    fillRows(pixels, width: width, height: height, isOpaque: isOpaque)
    let count = try deflateRows()
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file.reserveCapacity(count + 200)
    let header =
      Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height))
      + [8, isOpaque ? 2 : 6, 0, 0, 0]
    Self.append("IHDR", header[...], to: &file)
    for (keyword, text) in text {
      Self.append("tEXt", (Array(keyword.utf8) + [0] + Array(text.utf8))[...], to: &file)
    }
    Self.append("IDAT", packed[..<count], to: &file)
    Self.append("IEND", [], to: &file)
    return file
  }

  /// A bitmap by itself.
  public static func encode(_ bitmap: Bitmap) throws(PNGError) -> [UInt8] {
    var encoder = try PNGEncoder()
    let pixels = bitmap.pixels
    let result: Result<[UInt8], PNGError> = pixels.withUnsafeBufferPointer { buffer in
      do throws(PNGError) {
        return .success(try encoder.encode(buffer, width: bitmap.width, height: bitmap.height))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Filter byte and samples of each row. No filter: on flat colours with thin lines it deflates best and fastest.
  private mutating func fillRows(
    _ pixels: UnsafeBufferPointer<UInt32>, width: Int, height: Int, isOpaque: Bool
  ) {
    let size = height * (1 + width * (isOpaque ? 3 : 4))
    if rows.count != size { rows = [UInt8](repeating: 0, count: size) }
    rows.withUnsafeMutableBufferPointer { rows in
      var at = 0
      for y in 0..<height {
        rows[at] = 0
        at &+= 1
        for x in 0..<width {
          let word = pixels[y &* width &+ x]
          if isOpaque {
            rows[at] = UInt8(truncatingIfNeeded: word >> 16)
            rows[at &+ 1] = UInt8(truncatingIfNeeded: word >> 8)
            rows[at &+ 2] = UInt8(truncatingIfNeeded: word)
            at &+= 3
          } else {
            let (red, green, blue, alpha) = Self.straight(word)
            rows[at] = red
            rows[at &+ 1] = green
            rows[at &+ 2] = blue
            rows[at &+ 3] = alpha
            at &+= 4
          }
        }
      }
    }
  }

  /// Takes the opacity out of the colour, as PNG keeps it.
  private static func straight(_ word: UInt32) -> (UInt8, UInt8, UInt8, UInt8) {
    let alpha = word >> 24
    guard alpha > 0 else { return (0, 0, 0, 0) }
    func channel(_ value: UInt32) -> UInt8 {
      UInt8(min(255, ((value & 255) * 255 + alpha / 2) / alpha))
    }
    return (channel(word >> 16), channel(word >> 8), channel(word), UInt8(alpha))
  }

  /// Compresses `rows` into `packed` and returns how many bytes that are.
  private mutating func deflateRows() throws(PNGError) -> Int {
    deflateReset(stream)
    let bound = Int(deflateBound(stream, uLong(rows.count)))
    if packed.count < bound { packed = [UInt8](repeating: 0, count: bound) }
    let status = rows.withUnsafeMutableBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = uInt(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        return deflate(stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { throw .failed("zlib: status \(status)") }
    return Int(stream.pointee.total_out)
  }

  private static func append(_ type: String, _ data: ArraySlice<UInt8>, to file: inout [UInt8]) {
    file += bigEndian(UInt32(data.count))
    let start = file.count
    file += type.utf8
    file += data
    let check = file[start...].withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, uInt($0.count))
    }
    file += bigEndian(UInt32(truncatingIfNeeded: check))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
}
