/// Reads packed frames.
struct FrameUnpacker: Sendable {
  let width: Int

  /// Shorter runs of the backdrop count as changed, so that there are few ranges.
  private static let shortestGap = 32

  /// Writes a frame over its backdrop, which is in the sink already.
  /// - Parameter changes: becomes where the frame may differ from the backdrop, in order.
  func unpack(
    _ bytes: [UInt8], into sink: some PixelSink, changes: inout [Range<Int>]
  ) throws(GIF.EncodingError) {
    changes.removeAll(keepingCapacity: true)
    let isWhole = bytes.withUnsafeBufferPointer { fill(sink, $0, &changes) }
    guard isWhole else {
      changes = [0..<sink.count]
      throw .packedFrame
    }
  }

  /// Whether the bytes describe a whole frame.
  private func fill<Sink: PixelSink>(
    _ sink: Sink, _ bytes: UnsafeBufferPointer<UInt8>, _ changes: inout [Range<Int>]
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Sink.Pixel.self, capacity: PixelOperation.slotCount) {
      $0.initialize(repeating: sink.pixel(0))
      return fill(sink, bytes, &changes, recent: $0)
    }
  }

  /// - Parameter recent: the colours met lately.
  @inline(__always)
  private func fill<Sink: PixelSink>(
    _ sink: Sink, _ bytes: UnsafeBufferPointer<UInt8>, _ changes: inout [Range<Int>],
    recent: UnsafeMutableBufferPointer<Sink.Pixel>
  ) -> Bool {
    var last: UInt32 = 0
    var changed = 0
    var next = 0
    var position = 0

    func byte() -> UInt32? {
      guard next < bytes.count else { return nil }
      defer { next += 1 }
      return UInt32(bytes[next])
    }

    while position < sink.count {
      guard next < bytes.count else { return false }
      let operation = bytes[next]
      next += 1
      if operation >= PixelOperation.skip, operation < PixelOperation.near {
        var count = Int(operation & 31) + 1
        if count == 32 {
          var shift = 0
          while true {
            guard let more = byte(), shift <= 28 else { return false }
            count += Int(more & 127) << shift
            if more < 128 { break }
            shift += 7
          }
        }
        guard count <= sink.count - position else { return false }
        let distance =
          switch operation & 0xE0 {
          case PixelOperation.run: 1
          case PixelOperation.above: width
          default: 0
          }
        guard distance <= position else { return false }
        if distance > 0 {
          sink.copy(position..<position + count, distance: distance)
        } else if count >= Self.shortestGap {
          if changed < position { changes.append(changed..<position) }
          changed = position + count
        }
        position += count
        continue
      }
      if operation < PixelOperation.skip {
        let pixel = recent[Int(operation)]
        last = sink.color(pixel)
        sink.put(pixel, at: position)
        position += 1
        continue
      }
      if operation == PixelOperation.transparent {
        last = PixelFormat.transparent
      } else if operation == PixelOperation.color {
        guard let red = byte(), let green = byte(), let blue = byte() else { return false }
        last = red << 16 | green << 8 | blue
      } else if operation < PixelOperation.color {
        guard let low = byte() else { return false }
        last = PixelChange.apply(operation, UInt8(low), to: last)
      } else {
        return false
      }
      let pixel = sink.pixel(last)
      recent[PixelOperation.slot(of: last)] = pixel
      sink.put(pixel, at: position)
      position += 1
    }
    if changed < position { changes.append(changed..<position) }
    return next == bytes.count
  }
}
