/// How a file stores its pixels, with the format's number for it.
enum ColorKind: UInt8 {
  case rgb = 2
  case indexed = 3
  case rgba = 6

  var bytesPerPixel: Int {
    switch self {
    case .rgb: 3
    case .indexed: 1
    case .rgba: 4
    }
  }
}
