/// Codes one frame as ``PixelOperation``s and counts its colours on the way.
struct PixelCoder {
  private let pixels: UnsafePointer<UInt32>
  private let backdrop: UnsafePointer<UInt32>
  private let count: Int
  private let width: Int
  private let mask: UInt32
  private let weight: Int64

  /// - Precondition: there is a pixel at least, and as many in the backdrop.
  init(
    pixels: UnsafeBufferPointer<UInt32>, backdrop: UnsafeBufferPointer<UInt32>, width: Int,
    mask: UInt32, weight: Int64
  ) {
    precondition(pixels.count > 0 && pixels.count == backdrop.count)
    self.pixels = pixels.baseAddress!
    self.backdrop = backdrop.baseAddress!
    count = pixels.count
    self.width = width
    self.mask = mask
    self.weight = weight
  }

  /// The operations, with the colours of the pixels that differ from the backdrop counted, and where the others are.
  func bytes(counting tally: inout GIF.ColorTally) -> [UInt8] {
    // No operation takes more than four bytes a pixel.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * count) { buffer in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PixelOperation.slotCount) { recent in
        recent.initialize(repeating: 0)
        var writer = Writer(next: buffer.baseAddress!, recent: recent.baseAddress!)
        tally.withRecentCounts { code(into: &writer, &$0, &$1) }
        return [UInt8](buffer[..<(writer.next - buffer.baseAddress!)])
      }
    }
  }

  private func code(
    into writer: inout Writer, _ counts: inout RecentCounts.Slots,
    _ tally: inout GIF.ColorTally
  ) {
    var position = 0
    while position < count {
      let color = pixels[position] & mask
      if color == backdrop[position] {
        let still = stillEnd(after: position)
        writer.append(PixelOperation.skip, still &- position)
        tally.expose(position..<still, weight)
        position = still
        continue
      }
      let run =
        position >= 1 && pixels[position &- 1] & mask == color ? runEnd(after: position) : position
      let above =
        position >= width && pixels[position &- width] & mask == color
        ? aboveEnd(after: position) : position
      if run > position, run >= above {
        writer.append(PixelOperation.run, run &- position)
        counts.add(color, weight &* Int64(run &- position), to: &tally)
        if above >= position &+ 2 { tally.spots.insert(color) }
        position = run
      } else if above > position {
        writer.append(PixelOperation.above, above &- position)
        while position < above {
          let color = pixels[position] & mask
          let start = position
          repeat { position &+= 1 } while position < above && pixels[position] & mask == color
          counts.add(color, weight &* Int64(position &- start), to: &tally)
          if position >= start &+ 2 { tally.spots.insert(color) }
        }
      } else {
        writer.append(color)
        counts.add(color, weight, to: &tally)
        position &+= 1
      }
    }
  }

  /// Where the pixels that equal the backdrop end.
  private func stillEnd(after start: Int) -> Int {
    var position = start &+ 1
    while position &+ 8 <= count {
      let new = UnsafeRawPointer(pixels + position).loadUnaligned(as: SIMD8<UInt32>.self)
      let old = UnsafeRawPointer(backdrop + position).loadUnaligned(as: SIMD8<UInt32>.self)
      if new & mask != old { break }
      position &+= 8
    }
    while position < count, pixels[position] & mask == backdrop[position] { position &+= 1 }
    return position
  }

  /// Where the pixels of the colour at `start` that differ from the backdrop end.
  private func runEnd(after start: Int) -> Int {
    let color = pixels[start] & mask
    var position = start &+ 1
    while position < count, pixels[position] & mask == color, color != backdrop[position] {
      position &+= 1
    }
    return position
  }

  /// Where the pixels that equal those one row up, and differ from the backdrop, end.
  private func aboveEnd(after start: Int) -> Int {
    var position = start &+ 1
    while position < count {
      let color = pixels[position] & mask
      guard color == pixels[position &- width] & mask, color != backdrop[position] else { break }
      position &+= 1
    }
    return position
  }

  /// Appends operations to memory that has room for them.
  private struct Writer {
    var next: UnsafeMutablePointer<UInt8>
    /// The colours met lately.
    let recent: UnsafeMutablePointer<UInt32>
    var last: UInt32 = 0

    init(next: UnsafeMutablePointer<UInt8>, recent: UnsafeMutablePointer<UInt32>) {
      self.next = next
      self.recent = recent
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
      next.pointee = byte
      next += 1
    }

    @inline(__always)
    mutating func append(_ operation: UInt8, _ count: Int) {
      guard count > 31 else { return put(operation | UInt8(truncatingIfNeeded: count &- 1)) }
      put(operation | 31)
      var rest = count &- 32
      while rest > 127 {
        put(UInt8(truncatingIfNeeded: rest & 127 | 128))
        rest >>= 7
      }
      put(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    mutating func append(_ color: UInt32) {
      let slot = PixelOperation.slot(of: color)
      if recent[slot] == color {
        put(UInt8(truncatingIfNeeded: slot))
      } else if color == PixelFormat.transparent {
        put(PixelOperation.transparent)
      } else {
        let change = PixelChange(from: last, to: color)
        if let near = change.bytes {
          put(PixelOperation.near | near.0)
          put(near.1)
        } else {
          put(PixelOperation.color)
          put(UInt8(truncatingIfNeeded: color >> 16))
          put(UInt8(truncatingIfNeeded: color >> 8))
          put(UInt8(truncatingIfNeeded: color))
        }
      }
      recent[slot] = color
      last = color
    }
  }
}
