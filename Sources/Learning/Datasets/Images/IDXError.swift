import Formatting

/// Why an IDX file cannot be read.
public enum IDXError: Error, Sendable, Equatable, CustomStringConvertible {
  case notIDX
  case type(UInt8)
  case dimensions(Int)
  case tooLarge([Int])
  case cutShort(expected: Int, found: Int)
  case tooLong(expected: Int, found: Int)

  public var description: String {
    switch self {
    case .notIDX: "it is no IDX file, which begins with two zeros"
    case .type(let code):
      "its numbers are of type 0x\(String(code, radix: 16)); they must be bytes, 0x8"
    case .dimensions(let count): "it has \(count) dimensions; there must be 1 to 4"
    case .tooLarge(let shape): "its shape \(shape) is larger than any file"
    case .cutShort(let expected, let found):
      "it announces \(Numerals.grouped(expected)) bytes, and \(Numerals.grouped(found)) are there; it is cut short, or its counts are wrong"
    case .tooLong(let expected, let found):
      "it announces \(Numerals.grouped(expected)) bytes, and \(Numerals.grouped(found)) are there; its counts are wrong"
    }
  }
}
