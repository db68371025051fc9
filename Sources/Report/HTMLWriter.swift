import Formatting

/// A page's bytes as they are put together.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }

  /// Adds markup, in which what others have named is escaped already.
  mutating func add(_ markup: String) { bytes += markup.utf8 }

  mutating func add(_ other: HTMLWriter) { bytes += other.bytes }

  /// Adds bytes as Base64 (RFC 4648).
  mutating func add(base64 data: [UInt8]) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    bytes.reserveCapacity(bytes.count + (data.count + 2) / 3 * 4)
    for start in stride(from: 0, to: data.count, by: 3) {
      let count = min(3, data.count - start)
      let word = (0..<3).reduce(0) { $0 << 8 | ($1 < count ? Int(data[start + $1]) : 0) }
      for index in 0..<4 {
        bytes.append(
          index <= count ? digits[word >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
  }
}

extension String {
  /// The text for a page, in elements and in quoted attributes. Control characters and those that turn the direction of
  /// what stands after them are written as escapes.
  var htmlEscaped: String { escapingControls.markupEscaped }

  /// Without markup, in lines as they are.
  var markupEscaped: String {
    guard utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
