/// Literals and matches waiting for a code of their own.
struct DeflateBlock: ~Copyable {
  /// Literals: up to four bytes from bit 0 on and their number from bit 32 on. Matches: the highest bit, the length in
  /// bits 0...8, the distance less 1 in bits 16...31.
  private let tokens: UnsafeMutablePointer<UInt64>
  private var count = 0
  private let literalFrequencies: UnsafeMutablePointer<UInt32>
  private let distanceFrequencies: UnsafeMutablePointer<UInt32>

  /// Enough that the code costs little, few enough that the tokens stay in the cache.
  private static let capacity = 16384
  private static let literalCount = 286
  private static let distanceCount = 30
  private static let matchFlag: UInt64 = 1 << 63

  init() {
    tokens = .allocate(capacity: Self.capacity)
    literalFrequencies = .allocate(capacity: Self.literalCount)
    distanceFrequencies = .allocate(capacity: Self.distanceCount)
    clear()
  }

  deinit {
    tokens.deallocate()
    literalFrequencies.deallocate()
    distanceFrequencies.deallocate()
  }

  private mutating func clear() {
    count = 0
    literalFrequencies.initialize(repeating: 0, count: Self.literalCount)
    distanceFrequencies.initialize(repeating: 0, count: Self.distanceCount)
  }

  var isFull: Bool { count == Self.capacity }

  @inline(__always)
  mutating func append(literals bytes: UInt32, count byteCount: Int) {
    var rest = bytes
    for _ in 0..<byteCount {
      literalFrequencies[Int(rest & 0xFF)] &+= 1
      rest = rest &>> 8
    }
    tokens[count] = UInt64(bytes) | UInt64(truncatingIfNeeded: byteCount) &<< 32
    count &+= 1
  }

  /// - Parameters:
  ///   - length: 3...258 bytes.
  ///   - distance: 1...32,768 bytes.
  @inline(__always)
  mutating func append(matchOf length: Int, distance: Int) {
    let (length, lessOne) = (
      UInt64(truncatingIfNeeded: length), UInt64(truncatingIfNeeded: distance &- 1)
    )
    literalFrequencies[DeflateSymbol(length: length).symbol] &+= 1
    distanceFrequencies[DeflateSymbol(distanceLessOne: lessOne).symbol] &+= 1
    tokens[count] =
      Self.matchFlag | length | lessOne &<< 16
    count &+= 1
  }

  /// Writes what was appended with a code made for it, and forgets it.
  mutating func write(to writer: inout BitWriter, isLast: Bool) {
    literalFrequencies[256] = 1
    let literals = PrefixCode(
      frequencies: Array(UnsafeBufferPointer(start: literalFrequencies, count: Self.literalCount)),
      longest: 15)
    let distances = PrefixCode(
      frequencies: Array(
        UnsafeBufferPointer(start: distanceFrequencies, count: Self.distanceCount)),
      longest: 15)
    writer.flush()
    writer.put(isLast ? 0b101 : 0b100, 3)
    Self.writeHead(literals, distances, to: &writer)
    writeTokens(literals, distances, to: &writer)
    clear()
  }

  private func writeTokens(
    _ literals: PrefixCode, _ distances: PrefixCode, to writer: inout BitWriter
  ) {
    var output = writer
    literals.words.withUnsafeBufferPointer { literals in
      distances.words.withUnsafeBufferPointer { distances in
        for index in 0..<count {
          let token = tokens[index]
          output.flush()
          if token & Self.matchFlag == 0 {
            var rest = token
            for place in 0..<Int(truncatingIfNeeded: token &>> 32) {
              if place == 3 { output.flush() }
              output.put(literals[Int(truncatingIfNeeded: rest & 0xFF)])
              rest = rest &>> 8
            }
          } else {
            let length = DeflateSymbol(length: token & 0x1FF)
            let distance = DeflateSymbol(distanceLessOne: token &>> 16 & 0xFFFF)
            output.put(literals[length.symbol])
            output.put(length.extra, length.extraBits)
            output.put(distances[distance.symbol])
            output.put(distance.extra, distance.extraBits)
          }
        }
        output.flush()
        output.put(literals[256])
        output.flush()
      }
    }
    writer = output
  }

  /// Writes both codes' lengths, runs of them shortened (RFC 1951, section 3.2.7).
  private static func writeHead(
    _ literals: PrefixCode, _ distances: PrefixCode, to writer: inout BitWriter
  ) {
    func trimmed(_ code: PrefixCode, atLeast least: Int) -> [UInt8] {
      let last = code.lengths.lastIndex { $0 > 0 } ?? 0
      return Array(code.lengths.prefix(max(least, last + 1)))
    }
    let (literalLengths, distanceLengths) = (
      trimmed(literals, atLeast: 257), trimmed(distances, atLeast: 1)
    )
    let runs = lengthRuns(literalLengths + distanceLengths)
    var frequencies = [UInt32](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let code = PrefixCode(frequencies: frequencies, longest: 7)
    let order = Self.codeLengthOrder
    let written = max(4, (order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    writer.put(UInt64(literalLengths.count - 257), 5)
    writer.put(UInt64(distanceLengths.count - 1), 5)
    writer.put(UInt64(written - 4), 4)
    for symbol in order.prefix(written) {
      writer.flush()
      writer.put(UInt64(code.lengths[symbol]), 3)
    }
    for run in runs {
      writer.flush()
      writer.put(code.words[run.symbol])
      writer.put(UInt64(run.extra), UInt64(run.extraBits))
    }
    writer.flush()
  }

  /// The order in which the lengths of code lengths are written.
  private static let codeLengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private struct LengthRun {
    var symbol: Int
    var extra = 0
    var extraBits = 0
  }

  private static func lengthRuns(_ lengths: [UInt8]) -> [LengthRun] {
    var runs: [LengthRun] = []
    var index = 0
    while index < lengths.count {
      let length = lengths[index]
      let end = lengths[index...].firstIndex { $0 != length } ?? lengths.count
      var left = end - index
      index = end
      if length > 0 {
        runs.append(LengthRun(symbol: Int(length)))
        left -= 1
      }
      while left > 0 {
        if length == 0, left >= 11 {
          let part = min(left, 138)
          runs.append(LengthRun(symbol: 18, extra: part - 11, extraBits: 7))
          left -= part
        } else if left >= 3 {
          let part = min(left, length == 0 ? 10 : 6)
          runs.append(
            LengthRun(
              symbol: length == 0 ? 17 : 16, extra: part - 3, extraBits: length == 0 ? 3 : 2))
          left -= part
        } else {
          runs.append(LengthRun(symbol: Int(length)))
          left -= 1
        }
      }
    }
    return runs
  }
}
