import CLibrary
import Files

/// A folder that is gone when the value is.
public struct ScratchFolder: ~Copyable {
  public let path: String

  public init() throws {
    path = "/tmp/netlapse-test-\(UInt64.random(in: 0 ... .max))"
    try FileSystem.makeFolder(path)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    chmod(path, 0o700)
    for name in FileSystem.names(in: path) {
      let inner = "\(path)/\(name)"
      if FileSystem.isFolder(inner) { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }
}
