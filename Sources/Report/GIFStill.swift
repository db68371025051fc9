/// The first image of a GIF as a file of its own.
enum GIFStill {
  /// - Returns: `nil` for a file of one image, which moves in no way, and for one damaged before its second image.
  static func first(of bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 13 else { return nil }
    var at = 13 + colorBytes(bytes[10])
    var end: Int?
    // A descriptor of an image has ten bytes.
    while at + 10 < bytes.count {
      let isImage = bytes[at] == 0x2C
      guard isImage || bytes[at] == 0x21 else { return nil }
      if isImage, let end { return bytes[..<end] + [0x3B] }
      at += isImage ? 11 + colorBytes(bytes[at + 9]) : 2
      while at < bytes.count, bytes[at] != 0 { at += Int(bytes[at]) + 1 }
      at += 1
      if isImage { end = at }
    }
    return nil
  }

  /// The size of a palette that flags tell of.
  private static func colorBytes(_ flags: UInt8) -> Int {
    flags & 128 > 0 ? 3 * (2 << Int(flags & 7)) : 0
  }
}
