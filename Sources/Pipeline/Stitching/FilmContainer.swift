import CLibrary

/// The outer structure of films that another program has written.
enum FilmContainer {
  /// Whether a film is there to its end: its parts say how long they are, and that must be what there is.
  static func isWhole(_ file: Int32, _ format: StitchFormat) -> Bool {
    var information = stat()
    guard fstat(file, &information) == 0, information.st_size > 0 else { return false }
    let length = Int(information.st_size)
    return switch format {
    case .mp4: isWholeMP4(file, length)
    case .webm: isWholeWebM(file, length)
    case .webp: isWholeWebP(file, length)
    case .gif, .apng, .png: true
    }
  }

  /// Boxes one after another, an index and the pictures among them (ISO 14496-12).
  private static func isWholeMP4(_ file: Int32, _ length: Int) -> Bool {
    var position = 0
    var kinds: Set<[UInt8]> = []
    while position < length {
      let head = bytes(16, of: file, at: position)
      guard head.count >= 8 else { return false }
      var size = number(head[0..<4])
      // 1 stands for a longer number after the name, 0 for all that follows.
      if size == 1, head.count == 16 { size = number(head[8..<16]) }
      if size == 0 { size = length - position }
      guard size >= 8, size <= length - position else { return false }
      kinds.insert(Array(head[4..<8]))
      position += size
    }
    return kinds.isSuperset(of: [Array("moov".utf8), Array("mdat".utf8)])
  }

  /// A header and a segment (RFC 8794), whose length is written when the film has ended.
  private static func isWholeWebM(_ file: Int32, _ length: Int) -> Bool {
    guard let header = element(file, at: 0), header.id == 0x1A45_DFA3,
      let segment = element(file, at: header.end), segment.id == 0x1853_8067
    else { return false }
    return segment.end == length
  }

  /// One RIFF chunk that holds all others.
  private static func isWholeWebP(_ file: Int32, _ length: Int) -> Bool {
    let head = bytes(12, of: file, at: 0)
    guard head.count == 12, head.starts(with: "RIFF".utf8), head[8...].starts(with: "WEBP".utf8)
    else { return false }
    return number(Array(head[4..<8].reversed())[...]) + 8 == length
  }

  /// An element's identifier, and where its contents end; `nil` where there is none, or its length is left open.
  private static func element(_ file: Int32, at position: Int) -> (id: Int, end: Int)? {
    let head = bytes(12, of: file, at: position)
    guard let first = head.first, first >= 0x10 else { return nil }
    let idLength = first.leadingZeroBitCount + 1
    guard head.count > idLength, head[idLength] > 0 else { return nil }
    let sizeLength = head[idLength].leadingZeroBitCount + 1
    guard head.count >= idLength + sizeLength else { return nil }
    let mask = 1 << (7 * sizeLength) - 1
    let size = number(head[idLength..<idLength + sizeLength]) & mask
    guard size != mask, size < 1 << 50 else { return nil }
    return (number(head[..<idLength]), position + idLength + sizeLength + size)
  }

  /// Up to `count` bytes from an offset on.
  private static func bytes(_ count: Int, of file: Int32, at offset: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = pread(file, &bytes, count, off_t(offset))
    return Array(bytes.prefix(max(0, read)))
  }

  /// A big-endian number below 2⁶².
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { ($0 & 0x3F_FFFF_FFFF_FFFF) << 8 | Int($1) }
  }
}
