import Foundation
import Graphics
import Testing

/// A PNG file of every kind (13 by 9 pixels, made with Python's struct and zlib) beside the straight RGBA bytes that went
/// into it.
struct Fixture: CustomTestStringConvertible, Sendable {
  let name: String
  let file: [UInt8]
  let rgba: [UInt8]

  var testDescription: String { name }

  static let width = 13
  static let height = 9

  static let all: [Fixture] = {
    guard
      let url = Bundle.module.url(
        forResource: "kinds", withExtension: "txt", subdirectory: "Fixtures"),
      let lines = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return lines.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      return Fixture(name: String(fields[0]), file: bytes(fields[1]), rgba: bytes(fields[2]))
    }
  }()

  private static func bytes(_ hex: Substring) -> [UInt8] {
    let digits = hex.utf8.map { UInt8($0 > 57 ? $0 - 87 : $0 - 48) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The picture that a decoder has to give, premultiplied here in floating point.
  var expected: [UInt32] {
    stride(from: 0, to: rgba.count, by: 4).map { index in
      let alpha = Double(rgba[index + 3])
      func share(_ value: UInt8) -> UInt32 { UInt32((Double(value) * alpha / 255).rounded()) }
      return UInt32(alpha) << 24 | share(rgba[index]) << 16 | share(rgba[index + 1]) << 8
        | share(rgba[index + 2])
    }
  }
}
