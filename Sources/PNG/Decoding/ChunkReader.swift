/// One chunk of a file, its check sum already compared.
struct Chunk {
  let type: ChunkType
  /// Where its bytes are in the file.
  let body: Range<Int>
}

/// Walks through the chunks of a file. Reads nothing beyond the file's end and allocates nothing.
struct ChunkReader {
  private let file: [UInt8]
  private var position: Int

  /// - Throws: `PNGError.notPNG`.
  init(_ file: [UInt8]) throws(PNGError) {
    let signature = [UInt8].pngSignature
    guard file.starts(with: signature) else {
      // Fewer bytes than a signature, all of them right, are a file cut off rather than another format.
      throw !file.isEmpty && signature.starts(with: file)
        ? .truncated(chunk: "signature") : .notPNG
    }
    self.file = file
    position = signature.count
  }

  /// The next chunk, or nil after the last byte.
  ///
  /// - Throws: `PNGError.truncated` or `.damaged`.
  mutating func next() throws(PNGError) -> Chunk? {
    guard position < file.count else { return nil }
    guard file.count - position >= 12 else { throw .truncated(chunk: "last chunk") }
    let start = position
    let type = ChunkType(code: file.bigEndian32(at: start + 4))
    let length = Int(file.bigEndian32(at: start))
    guard length <= file.count - start - 12 else { throw .truncated(chunk: "\(type.name) chunk") }
    let body = start + 8..<start + 8 + length
    guard file.checksum(of: start + 4..<body.upperBound) == file.bigEndian32(at: body.upperBound)
    else { throw .damaged(chunk: type.name, offset: start) }
    position = body.upperBound + 4
    return Chunk(type: type, body: body)
  }
}

extension [UInt8] {
  /// - Precondition: four bytes from `index` on exist.
  func bigEndian32(at index: Int) -> UInt32 {
    UInt32(self[index]) << 24 | UInt32(self[index + 1]) << 16 | UInt32(self[index + 2]) << 8
      | UInt32(self[index + 3])
  }

  func bigEndian16(at index: Int) -> UInt16 {
    UInt16(self[index]) << 8 | UInt16(self[index + 1])
  }
}
