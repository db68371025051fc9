/// Reads packed frames.
struct FrameUnpacker: Sendable {
  let width: Int

  /// Writes a frame over its backdrop, which is in the sink already.
  func unpack(_ bytes: [UInt8], into sink: some PixelSink) throws(GIF.EncodingError) {
    let isWhole = bytes.withUnsafeBufferPointer { fill(sink, $0) }
    guard isWhole else { throw .packedFrame }
  }

  /// Whether the bytes describe a whole frame.
  private func fill(_ sink: some PixelSink, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var recent = [UInt32](repeating: 0, count: PixelOperation.slotCount)
    var last: UInt32 = 0
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
        if distance > 0 { sink.copy(position..<position + count, distance: distance) }
        position += count
        continue
      }
      if operation < PixelOperation.skip {
        last = recent[Int(operation)]
      } else if operation == PixelOperation.transparent {
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
      recent[PixelOperation.slot(of: last)] = last
      sink.put(last, at: position)
      position += 1
    }
    return next == bytes.count
  }
}
