extension PNG {
  /// The texts of a file, in its order.
  public struct Texts: Sendable, Equatable {
    public var entries: [TextEntry] = []
    /// How many texts are left out because all together would be too long.
    public var omitted = 0

    public init(entries: [TextEntry] = [], omitted: Int = 0) {
      (self.entries, self.omitted) = (entries, omitted)
    }
  }
}

extension PNG.Texts {
  /// Reads texts until they have used up one budget of bytes for all of them, so that a small file cannot fill the memory.
  /// Malformed ones harm no picture and are passed over.
  init(_ chunks: [Chunk], of file: [UInt8], limit: Int) {
    var left = limit
    for chunk in chunks {
      switch PNG.TextEntry.read(file, chunk, limit: left) {
      case .entry(let entry, let byteCount):
        entries.append(entry)
        left -= byteCount
      case .malformed(let byteCount): left -= byteCount
      case .tooLong:
        omitted += 1
        // A stream that does not fit has been decompressed for nothing: no other is tried.
        left = 0
      }
    }
  }
}
