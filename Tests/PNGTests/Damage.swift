/// Repairs and forgeries of PNG files.
enum Damage {
  /// The file with the check sums that its bytes should have, as far as its chunks can be followed.
  static func mendingCheckSums(of file: [UInt8]) -> [UInt8] {
    var file = file
    var position = 8
    while position + 12 <= file.count {
      let length = Int(number(file, position))
      guard length <= file.count - position - 12 else { break }
      let sum = checkSum(Array(file[position + 4..<position + 8 + length]))
      for index in 0..<4 {
        file[position + 8 + length + index] = UInt8(
          truncatingIfNeeded: sum >> UInt32(24 - 8 * index))
      }
      position += 12 + length
    }
    return file
  }

  /// The chunks of a whole file.
  static func chunks(of file: [UInt8]) -> [(name: String, body: [UInt8])] {
    var chunks: [(name: String, body: [UInt8])] = []
    var position = 8
    while position + 12 <= file.count {
      let length = Int(number(file, position))
      let name = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
      chunks.append((name, Array(file[position + 8..<position + 8 + length])))
      position += 12 + length
    }
    return chunks
  }

  /// A whole file from chunks' names and contents.
  static func file(_ chunks: [(name: String, body: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (name, body) in chunks {
      file += bytes(UInt32(body.count)) + name.utf8 + body
      file += bytes(checkSum(Array(name.utf8) + body))
    }
    return file
  }

  static func header(_ width: UInt32, _ height: UInt32, depth: UInt8 = 8, type: UInt8 = 2)
    -> [UInt8]
  {
    bytes(width) + bytes(height) + [depth, type, 0, 0, 0]
  }

  /// The zlib stream that holds up to 65,535 bytes as they are (RFC 1950, 1951).
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    let lengths = [count, ~count].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    var (first, second): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      first = (first + UInt32(byte)) % 65521
      second = (second + first) % 65521
    }
    return [0x78, 1, 1] + lengths + bytes + Self.bytes(second << 16 | first)
  }

  static func bytes(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 (ISO 3309), bit by bit.
  static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }

  private static func number(_ file: [UInt8], _ index: Int) -> UInt32 {
    file[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
