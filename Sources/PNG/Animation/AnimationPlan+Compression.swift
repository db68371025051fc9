import Graphics

extension PNG {
  /// A frame of a film, ready to be written.
  public struct CompressedFrame: Sendable, Equatable {
    var control: FrameControl
    /// A zlib stream.
    var data: [UInt8]
  }
}

extension PNG.AnimationPlan {
  /// Gaps between changed pixels that are tried; see `FramePatch.words`.
  private static let gaps = [0, 2, 4]

  /// Compresses a frame without loss, in whichever of several ways is shortest. Frames may be compressed in any order, on
  /// any thread. O(pixels).
  ///
  /// - Parameter base: the frame of the number `base(of: index)`.
  /// - Throws: `PNGError.frameSize` for frames that do not fit the film; `.outOfMemory`.
  public func compress(
    _ bitmap: Bitmap, over base: Bitmap?, at index: Int
  ) throws(PNGError) -> PNG.CompressedFrame {
    for frame in [bitmap, base ?? bitmap] where frame.width != width || frame.height != height {
      throw .frameSize(
        width: frame.width, height: frame.height, filmWidth: width, filmHeight: height)
    }
    let patch = base.map { FramePatch(from: $0, to: bitmap) } ?? FramePatch(bitmap)
    var control = FrameControl(width: patch.width, height: patch.height)
    (control.x, control.y) = (patch.x, patch.y)
    control.disposal = disposal(of: index)
    let area = patch.width * patch.height
    var best: (data: [UInt8], blending: FrameControl.Blending)?
    func offer(
      _ words: [UInt32], _ filter: Filter, _ blending: FrameControl.Blending
    ) throws(PNGError) {
      let rows = filter.rows(
        coding.bytes(words), length: patch.width * coding.kind.bytesPerPixel,
        step: coding.kind.bytesPerPixel)
      let data = try Deflation.deflate(rows)
      if best.map({ data.count < $0.data.count }) ?? true { best = (data, blending) }
    }
    let leavesOut = base != nil && patch.canLeaveOut
    // Pillow takes a frame away rightly only if the frame replaced its rectangle: so it does where that costs little.
    var replacing: [UInt8]?
    if leavesOut, control.disposal == .restore {
      try offer(patch.pixels, .none, .replace)
      replacing = best?.data
    }
    if leavesOut {
      for gap in Self.gaps { try offer(patch.words(fillingGaps: gap), .none, .over) }
    } else {
      try offer(patch.pixels, .none, .replace)
    }
    // Filters suit photographs and gradients, where most pixels change.
    if coding.kind != .indexed, !leavesOut || 2 * patch.changedCount > area {
      try offer(patch.pixels, .adaptive, .replace)
    }
    if let data = replacing, let shortest = best?.data.count,
      data.count <= shortest + shortest / 20 + 64
    {
      best = (data, .replace)
    }
    control.blending = best?.blending ?? .replace
    return PNG.CompressedFrame(control: control, data: best?.data ?? [])
  }
}
