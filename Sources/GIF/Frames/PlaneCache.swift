/// The frames that were unpacked last, so that a run of frames is unpacked once.
struct PlaneCache {
  private var planes: [(bytes: [UInt8], plane: IndexPlane)] = []

  /// A frame that is loaded.
  subscript(frame: GIF.PackedFrame?) -> IndexPlane? {
    guard let frame else { return nil }
    return planes.first { $0.bytes == frame.bytes }?.plane
  }

  /// Unpacks those frames that are not there yet, over those that are not among them.
  mutating func load(
    _ frames: [GIF.PackedFrame?], _ compressor: GIF.FrameCompressor
  ) throws(GIF.EncodingError) {
    let wanted = frames.compactMap { $0?.bytes }
    for bytes in wanted where !planes.contains(where: { $0.bytes == bytes }) {
      // Buffers are reused: a plane is taken out, so that writing does not copy it.
      let free = planes.firstIndex { plane in !wanted.contains(plane.bytes) }
      var plane =
        free.map { planes.remove(at: $0).plane } ?? IndexPlane(map: compressor.palette.map)
      plane.begin(over: compressor.backdrop, compressor.backdropIndices)
      try compressor.unpacker.unpack(bytes, into: &plane)
      planes.append((bytes, plane))
    }
  }
}
