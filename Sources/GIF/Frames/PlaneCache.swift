/// The frames that were unpacked last, as palette indices, so that a run of frames is unpacked once.
struct PlaneCache {
  private var planes: [(bytes: [UInt8], indices: [UInt8])] = []

  /// The indices of a frame that is loaded.
  subscript(frame: GIF.PackedFrame?) -> [UInt8]? {
    guard let frame else { return nil }
    return planes.first { $0.bytes == frame.bytes }?.indices
  }

  /// Unpacks those frames that are not there yet, over those that are not among them.
  mutating func load(
    _ frames: [GIF.PackedFrame?], _ unpacker: FrameUnpacker
  ) throws(GIF.EncodingError) {
    let wanted = frames.compactMap { $0?.bytes }
    for bytes in wanted where !planes.contains(where: { $0.bytes == bytes }) {
      // Buffers are reused: a plane is taken out, so that writing does not copy it.
      let free = planes.firstIndex { plane in !wanted.contains(plane.bytes) }
      var indices = free.map { planes.remove(at: $0).indices } ?? []
      try unpacker.unpack(bytes, into: &indices)
      planes.append((bytes, indices))
    }
  }
}
