/// The formats of pictures that people have, told apart by their first bytes or by the ends of their names.
enum PictureKind: String, CaseIterable {
  case png, gif, jpeg, webp, bmp, tiff, avif, heic, jxl, svg

  /// By the bytes of a file; `nil` for what is none of those that have a signature.
  init?(_ bytes: [UInt8]) {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if has("GIF8") {
      self = .gif
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("BM"), bytes.count > 26 {
      self = .bmp
    } else if has("II*\0") || has("MM\0*") {
      self = .tiff
    } else if has("ftypavif", at: 4) || has("ftypavis", at: 4) {
      self = .avif
    } else if has("ftypheic", at: 4) || has("ftypheix", at: 4) {
      self = .heic
    } else {
      return nil
    }
  }

  /// By the end of a file's name.
  init?(name: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "apng": self = .png
    case "jpg", "jpe", "jfif": self = .jpeg
    case "tif": self = .tiff
    case "heif": self = .heic
    case let ending: self.init(rawValue: ending)
    }
  }

  var name: String {
    switch self {
    case .webp: "WebP"
    case .jxl: "JPEG XL"
    default: rawValue.uppercased()
    }
  }
}
