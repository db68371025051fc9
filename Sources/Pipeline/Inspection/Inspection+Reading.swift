import Files
import GIF
import PNG

extension Inspection {
  /// Finds out what a path is, by its first bytes, and what it holds.
  ///
  /// - Throws: `FileError`, or `InspectionError` for what is of no known kind or broken from the start.
  public static func inspect(_ path: String) throws -> Inspection {
    if FileSystem.isFolder(path) { return try run(path) }
    if FileSystem.size(of: path) != nil, !FileSystem.isFile(path) {
      throw FileError.cannotRead(path, reason: "it is not a regular file")
    }
    let bytes = try FileSystem.read(path)
    do {
      if bytes.starts(with: "GIF8".utf8) { return try gif(bytes, path: path) }
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return try png(bytes, path: path) }
      // Eight bytes of length, then a JSON object.
      if path.hasSuffix(".safetensors") || bytes.count > 8 && bytes[8] == UInt8(ascii: "{") {
        return try tensors(bytes, path: path)
      }
    } catch let error as any Error & CustomStringConvertible {
      throw InspectionError.broken(path, "\(error)")
    }
    throw InspectionError.unknownKind(path)
  }
}
