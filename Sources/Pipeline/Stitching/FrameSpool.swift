import CLibrary
import Files
import GIF

/// The packed frames of a film while they wait for its palette: in memory while they are few, else in a file without a
/// name, so that memory does not grow with the film.
struct FrameSpool: ~Copyable {
  private var frames: [GIF.PackedFrame] = []
  private var bytesInMemory = 0
  private var places: [(offset: Int, count: Int, delay: Int)] = []
  private var descriptor: Int32 = -1
  private var length = 0
  private let folder: String

  /// Bytes that stay in memory.
  private static let capacity = 6 << 20

  init(folder: String) { self.folder = folder }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var count: Int { frames.count + places.count }

  /// How long each frame is shown.
  var delays: [Int] { frames.map(\.delay) + places.map(\.delay) }

  /// Frames come in order.
  mutating func append(_ frame: GIF.PackedFrame) throws(FileError) {
    if bytesInMemory + frame.bytes.count <= Self.capacity, places.isEmpty {
      bytesInMemory += frame.bytes.count
      frames.append(frame)
    } else {
      try write(frame.bytes)
      places.append((length, frame.bytes.count, frame.delay))
      length += frame.bytes.count
    }
  }

  /// Any thread may read while none appends.
  func frame(_ index: Int) throws(FileError) -> GIF.PackedFrame {
    if index < frames.count { return frames[index] }
    let place = places[index - frames.count]
    var bytes = [UInt8](repeating: 0, count: place.count)
    var done = 0
    while done < place.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + done }, place.count - done,
          off_t(place.offset + done))
      }
      if read < 0, errno == EINTR { continue }
      if read <= 0 { throw .cannotRead(folder, reason: String(cString: strerror(errno))) }
      done += read
    }
    return GIF.PackedFrame(bytes: bytes, delay: place.delay)
  }

  private mutating func write(_ bytes: [UInt8]) throws(FileError) {
    if descriptor < 0 {
      // Two films may be under way in one folder.
      let name = String(UInt64.random(in: 0 ... .max), radix: 36)
      let path = "\(folder)/.\(name).part"
      descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0 { throw .cannotCreate(path, reason: String(cString: strerror(errno))) }
      unlink(path)
    }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        CLibrary.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { throw .cannotWrite(folder, reason: String(cString: strerror(errno))) }
      done += written
    }
  }
}
