extension PNG {
  /// A word about the picture, kept in its file: "Software", "Title", "Comment", ….
  public struct TextEntry: Sendable, Equatable {
    public var keyword: String
    public var value: String

    public init(_ keyword: String, _ value: String) {
      self.keyword = keyword
      self.value = value
    }

    /// The entry as a chunk: Latin-1 values as tEXt, others as iTXt.
    func append(to bytes: inout [UInt8]) throws(PNGError) {
      let scalars = keyword.unicodeScalars
      guard (1...79).contains(scalars.count), keyword.first != " ", keyword.last != " ",
        scalars.allSatisfy({ (32...126).contains($0.value) || (161...255).contains($0.value) })
      else { throw .badKeyword(keyword) }
      let name = scalars.map { UInt8(truncatingIfNeeded: $0.value) }
      let isLatin = value.unicodeScalars.allSatisfy { (1...255).contains($0.value) }
      bytes.appendChunk(isLatin ? .text : .internationalText) { bytes in
        bytes += name
        if isLatin {
          bytes.append(0)
          bytes += value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        } else {
          // Not compressed, of no particular language, the keyword not translated.
          bytes += [0, 0, 0, 0, 0]
          bytes += value.utf8
        }
      }
    }
  }
}
