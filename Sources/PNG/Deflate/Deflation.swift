import CPNG

/// Compresses by zlib, as well as it can: for films, which are made once and kept.
enum Deflation {
  /// The zlib stream of some bytes.
  ///
  /// - Throws: `PNGError.outOfMemory`.
  static func deflate(_ bytes: [UInt8]) throws(PNGError) -> [UInt8] {
    let capacity = Int(compressBound(uLong(bytes.count)))
    var status = Z_OK
    let stream = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      var length = uLongf(capacity)
      status = bytes.withUnsafeBufferPointer { bytes in
        compress2(
          target.baseAddress, &length, bytes.baseAddress, uLong(bytes.count), Z_BEST_COMPRESSION)
      }
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK else { throw .outOfMemory }
    return stream
  }
}
