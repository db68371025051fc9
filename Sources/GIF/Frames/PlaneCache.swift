/// The frames that were unpacked last, so that a run of frames is unpacked once.
struct PlaneCache {
  private var planes: [(index: Int, plane: IndexPlane)] = []
  private var ditherer: Ditherer?
  private var recent = RecentIndices()

  init(ditherer: Ditherer?) { self.ditherer = ditherer }

  /// A frame that is loaded; `nil` if it is not or lies beyond the ends of the film.
  subscript(index: Int) -> IndexPlane? {
    planes.first { $0.index == index }?.plane
  }

  /// Unpacks those frames that are not there yet, over those that are not among them.
  mutating func load(_ indices: Range<Int>, _ compressor: GIF.FrameCompressor) throws {
    for index in indices where self[index] == nil {
      var start = index
      if ditherer?.isSequential == true {
        // All frames since the nearest one known are needed, or since the first.
        start = 1 + (planes.map(\.index).filter { $0 < index }.max() ?? -1)
      }
      for index in start..<index + 1 { try unpack(index, keeping: indices, compressor) }
    }
  }

  private mutating func unpack(
    _ index: Int, keeping indices: Range<Int>, _ compressor: GIF.FrameCompressor
  ) throws {
    guard let frame = try compressor.film.frame(index) else { return }
    // Buffers are reused: a plane is taken out, so that writing does not copy it.
    let free = planes.firstIndex { !indices.contains($0.index) && $0.index != index - 1 }
    var plane = free.map { planes.remove(at: $0).plane } ?? IndexPlane(compressor)
    try plane.unpack(frame.bytes, compressor.unpacker, recent: &recent)
    if ditherer != nil {
      let previous = self[index - 1]
      plane.assign { ditherer?.dither($0, into: &$1, after: previous) }
    }
    plane.delay = frame.delay
    planes.append((index, plane))
  }
}
