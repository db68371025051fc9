/// The frames that were unpacked last, so that a run of frames is unpacked once.
struct PlaneCache {
  private var planes: [(index: Int, plane: IndexPlane)] = []

  /// A frame that is loaded; `nil` if it is not or lies beyond the ends of the film.
  subscript(index: Int) -> IndexPlane? {
    planes.first { $0.index == index }?.plane
  }

  /// Unpacks those frames that are not there yet, over those that are not among them.
  mutating func load(_ indices: Range<Int>, _ compressor: GIF.FrameCompressor) throws {
    for index in indices where !planes.contains(where: { $0.index == index }) {
      guard let frame = try compressor.film.frame(index) else { continue }
      // Buffers are reused: a plane is taken out, so that writing does not copy it.
      let free = planes.firstIndex { !indices.contains($0.index) }
      var plane =
        free.map { planes.remove(at: $0).plane } ?? IndexPlane(map: compressor.palette.map)
      try plane.unpack(
        frame.bytes, over: compressor.backdropIndices,
        compressor.pricedPalette.worth > 0 ? compressor.backdrop : [], compressor.unpacker)
      plane.delay = frame.delay
      planes.append((index, plane))
    }
  }
}
