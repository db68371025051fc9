import CLibrary

/// The bytes of a film that another program has written, to look at its outer structure.
struct FilmContainer {
  let file: Int32
  let length: Int

  /// - Parameter file: a descriptor; `nil` for an empty file.
  init?(_ file: Int32) {
    var information = stat()
    guard fstat(file, &information) == 0, information.st_size > 0 else { return nil }
    self.file = file
    length = Int(information.st_size)
  }

  /// Up to `count` bytes from an offset on.
  func bytes(_ count: Int, at offset: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = pread(file, &bytes, count, off_t(offset))
    return Array(bytes.prefix(max(0, read)))
  }

  /// A big-endian number below 2⁶².
  static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { ($0 & 0x3F_FFFF_FFFF_FFFF) << 8 | Int($1) }
  }
}
