import Files

/// Packed or compressed frames while they wait: in memory while they are few, else in a file without a name, so that memory
/// does not grow with the film.
package struct FrameSpool: ~Copyable {
  private var frames: [[UInt8]] = []
  private var bytesInMemory = 0
  private var stored: [(offset: Int, count: Int)] = []
  private var file: ScratchFile?
  private let folder: String

  /// Bytes that stay in memory.
  private static let capacity = 6 << 20

  /// - Parameter folder: where the file is made.
  package init(folder: String) { self.folder = folder }

  package var count: Int { frames.count + stored.count }

  /// Frames come in order.
  package mutating func append(_ bytes: [UInt8]) throws(FileError) {
    if bytesInMemory + bytes.count <= Self.capacity, stored.isEmpty {
      bytesInMemory += bytes.count
      frames.append(bytes)
    } else {
      if stored.isEmpty { file = try ScratchFile(in: folder) }
      let offset = try file?.append(bytes) ?? 0
      stored.append((offset, bytes.count))
    }
  }

  /// The bytes of a frame.
  package func frame(_ index: Int) throws(FileError) -> [UInt8] {
    if index < frames.count { return frames[index] }
    let part = stored[index - frames.count]
    switch file {
    case .some(let file): return try file.read(part.count, at: part.offset)
    case .none: return []
    }
  }
}
