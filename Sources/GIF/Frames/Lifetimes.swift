/// For how long the pixels of a frame stay as they are.
struct Lifetimes {
  /// About how many frames each pixel keeps its colour: a power of two, or what is left of the film.
  private(set) var frames: [Int32] = []
  private var later: ColorPlane

  /// - Parameter backdrop: that of the packed frames.
  init(backdrop: [UInt32]) { later = ColorPlane(backdrop: backdrop) }

  /// Looks at the frames 1, 2, 4, 8, … later, until nothing is as it was.
  mutating func measure(
    _ colors: [UInt32], at index: Int, _ compressor: GIF.FrameCompressor
  ) throws {
    frames = [Int32](repeating: 1, count: colors.count)
    var distance = 1
    while let frame = try compressor.film.frame(index + distance) {
      try later.unpack(frame.bytes, compressor.unpacker)
      let end = Int32(min(2 * distance, compressor.film.count - index))
      var survives = false
      for i in frames.indices where frames[i] == distance && later.colors[i] == colors[i] {
        frames[i] = end
        survives = true
      }
      if !survives { return }
      distance *= 2
    }
  }
}
