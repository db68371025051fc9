import CLibrary

/// Compresses rows of pixels as a zlib stream (RFC 1950, 1951).
///
/// Figures are flat areas, thin lines and letters that repeat. So matches are sought in whole pixels and at three places
/// only: to the left (runs), above, and where the same pixels were last seen. Rows are not filtered, which made every
/// film that was tried larger.
struct PixelDeflater: ~Copyable {
  private var block = DeflateBlock()
  /// For each hash of neighbouring pixels where they were last seen: the row from bit 32 on, the column from bit 0 on.
  private let table: UnsafeMutablePointer<UInt64>
  private var output: UnsafeMutableRawBufferPointer

  private static let hashBits: UInt32 = 13
  /// How many bytes back a match may reach.
  private static let window = 32768
  private static let never = UInt64.max

  init() {
    table = .allocate(capacity: 1 << Int(Self.hashBits))
    output = .allocate(byteCount: 0, alignment: 8)
  }

  deinit {
    table.deallocate()
    output.deallocate()
  }

  /// The zlib stream of the rows, which stays until the next call. O(pixels).
  mutating func deflate(_ rows: borrowing PixelRows) -> UnsafeBufferPointer<UInt8> {
    // A match of three bytes takes at most 32 bits even where all symbols are equally frequent.
    let room = (rows.width * rows.kind.bytesPerPixel + 1) * rows.height * 3 / 2 + 1024
    if output.count < room {
      output.deallocate()
      output = .allocate(byteCount: room, alignment: 8)
    }
    table.update(repeating: Self.never, count: 1 << Int(Self.hashBits))
    guard let base = output.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    var writer = BitWriter(base)
    // Deflate with a window of 32 KiB, the fastest level.
    writer.put(0x0178, 16)
    var checksum = RowChecksum()
    rows.words.withUnsafeBufferPointer { words in
      guard let words = words.baseAddress else { return }
      for y in 0..<rows.height {
        append(row: y, of: rows, words, &checksum, &writer)
      }
    }
    block.write(to: &writer, isLast: true)
    writer.finishByte()
    writer.put(UInt64(checksum.value.byteSwapped), 32)
    writer.flush()
    return UnsafeBufferPointer(
      start: UnsafePointer(base.assumingMemoryBound(to: UInt8.self)), count: writer.count)
  }

  private mutating func append(
    row y: Int, of rows: borrowing PixelRows, _ words: UnsafePointer<UInt32>,
    _ checksum: inout RowChecksum, _ writer: inout BitWriter
  ) {
    let (width, size) = (rows.width, rows.kind.bytesPerPixel)
    let row = words + y * width
    let rowLength = width * size + 1
    let hasAbove = y > 0 && rowLength <= Self.window
    makeRoom(&writer)
    block.append(literals: 0, count: 1)
    if hasAbove, memcmp(row, row - width, 4 * width) == 0 {
      checksum.repeatRow(count: width, size: size)
      append(matchOf: width, at: rowLength, row, size, &writer)
      return
    }
    checksum.add(row, count: width, size: size)
    // Matches have at least three bytes; far ones, whose distances are long, should have more.
    let leastNear = size == 1 ? 3 : 1
    let leastFar = size == 1 ? 5 : 2
    var x = 0
    while x < width {
      let here = row + x
      let left = width &- x
      var length = 0
      var distance = 0
      if x > 0, here[0] == here[-1] {
        length = Self.common(here, here - 1, left)
        distance = size
        if length < leastNear { length = 0 }
      }
      if hasAbove, here[0] == (here - width)[0] {
        let other = Self.common(here, here - width, left)
        if other >= leastFar, other > length &+ 1 {
          length = other
          distance = rowLength
        }
      }
      if left >= 4, length < 32 {
        let slot = table + Self.hash(here, size)
        let seen = slot.pointee
        slot.pointee = UInt64(truncatingIfNeeded: y) &<< 32 | UInt64(truncatingIfNeeded: x)
        if seen != Self.never {
          let (seenY, seenX) = (Int(seen &>> 32), Int(seen & 0xFFFF_FFFF))
          let back = (y &- seenY) &* rowLength &+ (x &- seenX) &* size
          if back <= Self.window {
            let other = Self.common(
              here, words + (seenY &* width &+ seenX), min(left, width &- seenX))
            if other >= leastFar, other > length &+ 1 {
              length = other
              distance = back
            }
          }
        }
      }
      if length > 0 {
        append(matchOf: length, at: distance, here, size, &writer)
        // What is inside a short match may begin the next one; in a long one it is worth nothing.
        if length < 8, left &- length >= 4 {
          for place in x &+ 1..<x &+ length {
            table[Self.hash(row + place, size)] =
              UInt64(truncatingIfNeeded: y) &<< 32 | UInt64(truncatingIfNeeded: place)
          }
        }
        x &+= length
      } else {
        makeRoom(&writer)
        block.append(literals: here[0], count: size)
        x &+= 1
      }
    }
  }

  /// Appends a match of so many pixels in parts that deflate can express.
  @inline(__always)
  private mutating func append(
    matchOf length: Int, at distance: Int, _ pixels: UnsafePointer<UInt32>, _ size: Int,
    _ writer: inout BitWriter
  ) {
    let most = size == 3 ? 86 : size == 4 ? 64 : 258
    var left = length
    while left > 0 {
      makeRoom(&writer)
      var part = min(left, most)
      if size == 1, left < 3 {
        // What is too short for a match of its own.
        for index in length &- left..<length {
          makeRoom(&writer)
          block.append(literals: pixels[index], count: 1)
        }
        return
      }
      if part &* size < 3 { part = left }
      block.append(matchOf: part &* size, distance: distance)
      left &-= part
    }
  }

  @inline(__always)
  private mutating func makeRoom(_ writer: inout BitWriter) {
    if block.isFull { block.write(to: &writer, isLast: false) }
  }

  @inline(__always)
  private static func hash(_ pixels: UnsafePointer<UInt32>, _ size: Int) -> Int {
    let key =
      size == 1
      ? pixels[0] | pixels[1] &<< 8 | pixels[2] &<< 16 | pixels[3] &<< 24
      : pixels[0] &* 0x9E37_79B1 ^ pixels[1] &* 0x85EB_CA77
    return Int(truncatingIfNeeded: (key &* 0xC2B2_AE3D) &>> (32 &- hashBits))
  }

  /// How many pixels, at most `limit`, are equal from `a` and from `b` on.
  @inline(__always)
  private static func common(
    _ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>, _ limit: Int
  ) -> Int {
    var count = 0
    let (a8, b8) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    while count &+ 2 <= limit {
      let difference =
        a8.loadUnaligned(fromByteOffset: 4 &* count, as: UInt64.self)
        ^ b8.loadUnaligned(fromByteOffset: 4 &* count, as: UInt64.self)
      if difference != 0 { return count &+ (difference & 0xFFFF_FFFF == 0 ? 1 : 0) }
      count &+= 2
    }
    return count < limit && a[count] == b[count] ? count &+ 1 : count
  }
}
