import CDeflate

/// Decodes what most programs write, RGB and RGBA of 8 bits row by row, by libdeflate instead of libpng and zlib: in a third
/// of their time.
///
/// Nothing is judged here. What is not whole in every respect, check sum included, is nothing; libpng then says what is
/// wrong with it, or makes of it what it can.
enum TrueColorDecoder {
  /// The straight words of a picture.
  ///
  /// - Parameters:
  ///   - stream: its data, of any length.
  ///   - size: the bytes of a pixel, 3 or 4.
  /// - Returns: `nil` if another reader has to look at it.
  static func decode(
    _ stream: ArraySlice<UInt8>, width: Int, height: Int, size: Int
  ) -> [UInt32]? {
    let byteCount = height * (1 + width * size)
    guard hasRoomyWindow(stream, byteCount: byteCount) else { return nil }
    // The last pixel is read as four bytes even if it has three.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: byteCount + 1) { rows in
      rows[byteCount] = 0
      guard inflate(stream, UnsafeMutableBufferPointer(rebasing: rows[..<byteCount])) else {
        return nil
      }
      var isWhole = false
      let words = [UInt32](unsafeUninitializedCapacity: width * height) { words, count in
        let filtered = FilteredRows(rows.baseAddress!, width: width, height: height)
        isWhole =
          size == 3
          ? filtered.unfilter(as: RGBPixel.self, into: words.baseAddress!)
          : filtered.unfilter(as: RGBAPixel.self, into: words.baseAddress!)
        count = isWhole ? words.count : 0
      }
      return isWhole ? words : nil
    }
  }

  /// Whether the stream says that it looks back as far as it can or to its beginning: libdeflate does not look at what it
  /// says (RFC 1950, section 2.2).
  private static func hasRoomyWindow(_ stream: ArraySlice<UInt8>, byteCount: Int) -> Bool {
    guard let method = stream.first else { return false }
    return 256 << Int(method >> 4) >= min(byteCount, 1 << 15)
  }

  /// Whether the stream is whole and fills the buffer.
  private static func inflate(
    _ stream: ArraySlice<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard let decompressor = libdeflate_alloc_decompressor() else { return false }
    defer { libdeflate_free_decompressor(decompressor) }
    return stream.withUnsafeBufferPointer { stream in
      libdeflate_zlib_decompress(
        decompressor, stream.baseAddress, stream.count, target.baseAddress, target.count, nil)
        == LIBDEFLATE_SUCCESS
    }
  }
}
