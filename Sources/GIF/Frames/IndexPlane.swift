/// A frame as the indices that stand for its colours, and as these if they are wanted.
struct IndexPlane {
  /// What the packed frames are changes of; no colours if they are not wanted.
  private let backdrop: (indices: [UInt8], colors: [UInt32])
  private(set) var indices: [UInt8]
  private(set) var colors: [UInt32]
  private let map: ColorMap
  /// Where it may differ from its backdrop.
  private var changes: [Range<Int>] = []
  /// How long the frame is shown, in centiseconds.
  var delay = 0

  init(_ compressor: GIF.FrameCompressor) {
    backdrop = (compressor.backdropIndices, compressor.needsColors ? compressor.backdrop : [])
    (indices, colors) = backdrop
    map = compressor.palette.map
  }

  var count: Int { indices.count }

  /// Becomes a packed frame.
  mutating func unpack(
    _ bytes: [UInt8], _ unpacker: FrameUnpacker, recent: inout RecentIndices
  ) throws(GIF.EncodingError) {
    indices.restore(changes, from: backdrop.indices)
    if !colors.isEmpty { colors.restore(changes, from: backdrop.colors) }
    let map = map
    try indices.withUnsafeMutableBufferPointer { indices throws(GIF.EncodingError) in
      try colors.withUnsafeMutableBufferPointer { colors throws(GIF.EncodingError) in
        try recent.withSlots { slots throws(GIF.EncodingError) in
          try unpacker.unpack(
            bytes, into: IndexSink(indices: indices, colors: colors, map: map, recent: slots),
            changes: &changes)
        }
      }
    }
  }

  /// Finds the index of each pixel anew.
  mutating func assign(_ body: (_ colors: [UInt32], _ indices: inout [UInt8]) -> Void) {
    body(colors, &indices)
    // Now any pixel may differ.
    changes = [0..<indices.count]
  }
}
