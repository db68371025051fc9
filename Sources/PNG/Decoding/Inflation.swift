import CPNG

/// Decompresses short zlib streams by zlib.
enum Inflation {
  case bytes([UInt8])
  /// Not a whole stream; the most bytes that may have been decompressed before that was clear.
  case damaged(byteCount: Int)
  case tooLong

  /// The contents of a stream, if they are whole and have at most `limit` bytes. Takes no more memory than that.
  static func inflate(_ stream: ArraySlice<UInt8>, limit: Int) -> Inflation {
    // Deflate makes no more than 1,032 bytes of one.
    let capacity = min(limit, 1032 * stream.count + 1)
    var status = Z_DATA_ERROR
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      var length = uLongf(capacity)
      status = stream.withUnsafeBufferPointer { stream in
        uncompress(target.baseAddress, &length, stream.baseAddress, uLong(stream.count))
      }
      count = status == Z_OK ? Int(length) : 0
    }
    switch status {
    case Z_OK: return .bytes(bytes)
    case Z_BUF_ERROR where capacity == limit: return .tooLong
    default: return .damaged(byteCount: capacity)
    }
  }
}
