import CZlib

/// Files of gzip (RFC 1952), read by zlib.
public enum Gzip {
  /// Whether a file begins as those of gzip do.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The first bytes of what a file holds, at most `count` of them.
  ///
  /// - Throws: `GzipError.damaged` where the file is damaged before that.
  public static func prefix(_ file: [UInt8], count: Int) throws(GzipError) -> [UInt8] {
    try inflate(file, most: count, isWhole: false)
  }

  /// What a file holds, in the memory of its contents and no more; several files one after the other are one.
  ///
  /// - Parameter limit: the most bytes that it may hold.
  /// - Throws: `GzipError`.
  public static func decompress(_ file: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    try inflate(file, most: limit, isWhole: true)
  }

  private static func inflate(
    _ file: [UInt8], most: Int, isWhole: Bool
  ) throws(GzipError) -> [UInt8] {
    var stream = z_stream()
    // A gzip header with the largest window.
    guard
      inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damaged }
    defer { inflateEnd(&stream) }
    // Deflate makes no more than 1,032 bytes of one.
    let room = min(most, 1032 * file.count) + (isWhole ? 1 : 0)
    var isEnded = false
    var isBroken = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { target, written in
      file.withUnsafeBufferPointer { source in
        var (taken, status) = (0, Z_OK)
        while written < room {
          let (input, output) = (min(file.count - taken, 1 << 30), min(room - written, 1 << 30))
          stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + taken })
          stream.avail_in = uInt(input)
          stream.next_out = target.baseAddress.map { $0 + written }
          stream.avail_out = uInt(output)
          status = CZlib.inflate(&stream, Z_NO_FLUSH)
          taken += input - Int(stream.avail_in)
          written += output - Int(stream.avail_out)
          if status == Z_STREAM_END {
            // Zeros after the end are padding.
            guard taken < file.count, source[taken] == 0x1F else {
              isEnded = true
              return
            }
            inflateReset(&stream)
          } else if status != Z_OK {
            isBroken = true
            return
          }
        }
      }
    }
    if isBroken || (isWhole && !isEnded && bytes.count < room) { throw .damaged }
    if isWhole, bytes.count > most { throw .tooLong(limit: most) }
    return bytes
  }
}
