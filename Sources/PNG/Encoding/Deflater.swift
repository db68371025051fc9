import CPNG

/// zlib's compressor, kept between pictures so that its tables are not made anew for each.
struct Deflater: ~Copyable {
  /// zlib keeps the address of this structure, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isReady = false
  private var output: [UInt8] = []

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
  }

  deinit {
    if isReady { deflateEnd(stream) }
    stream.deallocate()
  }

  /// The zlib stream of `input`, handed to `body` without a copy.
  mutating func deflate(
    _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(PNGError) {
    if !isReady {
      // The fastest level without filters is smaller for figures than slower ones with; 64 KB of tables stay in the
      // processor's cache, which more do not.
      let status = deflateInit2_(
        stream, 1, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { throw .outOfMemory }
      isReady = true
    }
    deflateReset(stream)
    let bound = Int(deflateBound(stream, UInt(input.count)))
    if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
    let status = output.withUnsafeMutableBufferPointer { output in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(truncatingIfNeeded: output.count)
      let status = CPNG.deflate(stream, Z_FINISH)
      body(UnsafeBufferPointer(rebasing: output[..<Int(stream.pointee.total_out)]))
      return status
    }
    guard status == Z_STREAM_END else { throw .outOfMemory }
  }
}
