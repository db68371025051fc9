import CPNG

/// zlib's decompressor over the pieces of a stream, read in portions as large as the reader wants.
struct Inflater: ~Copyable {
  /// zlib keeps the address of this structure, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let file: [UInt8]
  private var pieces: ArraySlice<Range<Int>>

  /// - Parameter pieces: where the parts of the stream are in `file`.
  init(_ file: [UInt8], _ pieces: [Range<Int>]) throws(PNGError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw .outOfMemory
    }
    self.stream = stream
    self.file = file
    self.pieces = pieces[...]
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Writes the next bytes of the stream and returns how many; fewer than there is room for only at its end.
  ///
  /// - Throws: `PNGError.undecodable` for a stream that is damaged.
  mutating func read(into target: UnsafeMutableBufferPointer<UInt8>) throws(PNGError) -> Int {
    stream.pointee.next_out = target.baseAddress
    stream.pointee.avail_out = UInt32(truncatingIfNeeded: target.count)
    while stream.pointee.avail_out > 0, let piece = pieces.first {
      let status = file.withUnsafeBufferPointer { file in
        // The pointer is made anew each time, since an array's address is only lent.
        let rest = piece.dropFirst(0)
        stream.pointee.next_in = file.baseAddress.map {
          UnsafeMutablePointer(mutating: $0 + rest.lowerBound)
        }
        stream.pointee.avail_in = UInt32(truncatingIfNeeded: rest.count)
        return inflate(stream, Z_NO_FLUSH)
      }
      let left = Int(stream.pointee.avail_in)
      pieces[pieces.startIndex] = piece.suffix(left)
      if left == 0 { pieces.removeFirst() }
      switch status {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: pieces = []
      case Z_MEM_ERROR: throw .outOfMemory
      default:
        let words = stream.pointee.msg.map { String(cString: $0) } ?? "it needs a dictionary"
        throw .undecodable("its compressed data is damaged (\(words))")
      }
    }
    return target.count - Int(stream.pointee.avail_out)
  }
}

extension Inflater {
  /// More text than this about one picture is an attack on memory.
  private static let textLimit = 1 << 20

  /// The bytes of a whole stream of text; nil if it is damaged or too long.
  static func text(in file: [UInt8], _ piece: Range<Int>) -> [UInt8]? {
    guard var inflater = try? Inflater(file, [piece]) else { return nil }
    var text: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while text.count <= textLimit {
      let count = part.withUnsafeMutableBufferPointer { try? inflater.read(into: $0) }
      guard let count else { return nil }
      text += part[..<count]
      if count < part.count { return text }
    }
    return nil
  }
}
