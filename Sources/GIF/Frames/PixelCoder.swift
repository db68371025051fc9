/// Codes one frame as ``PixelOperation``s and counts its colours on the way.
struct PixelCoder: ~Copyable {
  private let pixels: UnsafeBufferPointer<UInt32>
  private let backdrop: UnsafeBufferPointer<UInt32>
  private let width: Int
  private let mask: UInt32
  private let weight: Int64
  private var recent = [UInt32](repeating: 0, count: PixelOperation.slotCount)
  private var last: UInt32 = 0
  private var counts = RecentCounts()

  init(
    pixels: UnsafeBufferPointer<UInt32>, backdrop: UnsafeBufferPointer<UInt32>, width: Int,
    mask: UInt32, weight: Int64
  ) {
    self.pixels = pixels
    self.backdrop = backdrop
    self.width = width
    self.mask = mask
    self.weight = weight
  }

  mutating func code(into bytes: inout [UInt8], counting tally: inout GIF.ColorTally) {
    bytes.reserveCapacity(1 << 14)
    var position = 0
    while position < pixels.count {
      let still = stillEnd(from: position)
      if still > position {
        append(PixelOperation.skip, still - position, to: &bytes)
        tally.expose(position..<still, weight)
        position = still
        continue
      }
      let color = pixels[position] & mask
      let run = runEnd(from: position, distance: 1)
      let above = runEnd(from: position, distance: width)
      if run > position, run >= above {
        append(PixelOperation.run, run - position, to: &bytes)
        counts.add(color, weight * Int64(run - position), to: &tally)
        position = run
      } else if above > position {
        append(PixelOperation.above, above - position, to: &bytes)
        while position < above {
          let color = pixels[position] & mask
          let start = position
          repeat { position += 1 } while position < above && pixels[position] & mask == color
          counts.add(color, weight * Int64(position - start), to: &tally)
        }
      } else {
        append(color, to: &bytes)
        counts.add(color, weight, to: &tally)
        position += 1
      }
    }
    counts.flush(to: &tally)
  }

  /// Where the pixels that equal the backdrop end.
  private func stillEnd(from start: Int) -> Int {
    guard pixels[start] & mask == backdrop[start] else { return start }
    var position = start + 1
    while position + 8 <= pixels.count {
      let new = UnsafeRawPointer(pixels.baseAddress! + position)
        .loadUnaligned(as: SIMD8<UInt32>.self)
      let old = UnsafeRawPointer(backdrop.baseAddress! + position)
        .loadUnaligned(as: SIMD8<UInt32>.self)
      if new & mask != old { break }
      position += 8
    }
    while position < pixels.count, pixels[position] & mask == backdrop[position] { position += 1 }
    return position
  }

  /// Where the pixels that equal those `distance` before them, and differ from the backdrop, end.
  private func runEnd(from start: Int, distance: Int) -> Int {
    guard start >= distance else { return start }
    var position = start
    while position < pixels.count,
      pixels[position] & mask == pixels[position - distance] & mask,
      pixels[position] & mask != backdrop[position]
    {
      position += 1
    }
    return position
  }

  private func append(_ operation: UInt8, _ count: Int, to bytes: inout [UInt8]) {
    guard count > 31 else {
      bytes.append(operation | UInt8(count - 1))
      return
    }
    bytes.append(operation | 31)
    var rest = count - 32
    while rest > 127 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append(_ color: UInt32, to bytes: inout [UInt8]) {
    let slot = PixelOperation.slot(of: color)
    if recent[slot] == color {
      bytes.append(UInt8(slot))
    } else if color == PixelFormat.transparent {
      bytes.append(PixelOperation.transparent)
    } else {
      let change = PixelChange(from: last, to: color)
      if let near = change.bytes {
        bytes.append(PixelOperation.near | near.0)
        bytes.append(near.1)
      } else {
        bytes.append(PixelOperation.color)
        bytes.append(UInt8(color >> 16))
        bytes.append(UInt8(color >> 8 & 255))
        bytes.append(UInt8(color & 255))
      }
    }
    recent[slot] = color
    last = color
  }
}
