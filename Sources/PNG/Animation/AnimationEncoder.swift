import Graphics

extension PNG {
  /// Writes a film as an animated PNG file, frame by frame, without loss and in the memory of two frames.
  ///
  ///     var encoder = try PNG.AnimationEncoder(width: 800, height: 600, frameCount: film.count)
  ///     for bitmap in film {
  ///       try encoder.append(bitmap, delay: PNG.Delay(1, over: 25))
  ///       write(encoder.drain())
  ///     }
  ///     write(try encoder.finish())
  ///
  /// Each frame after the first holds only the rectangle that changed, unchanged pixels in it transparent. Programs
  /// that know no animation show the first frame.
  public struct AnimationEncoder: ~Copyable {
    public let width: Int
    public let height: Int
    public let frameCount: Int
    private var compressor: PixelCompressor
    private var file: [UInt8]
    private var previous: [UInt32] = []
    private var changes: [UInt32] = []
    private var appended = 0
    private var nextNumber: UInt32 = 0

    /// - Parameters:
    ///   - frameCount: how many frames will follow, since the file names the number before them.
    ///   - loops: how often the film plays; 0 is forever.
    /// - Throws: `PNGError.badSize`, `.badKeyword`; `.frameCount` when there are no frames.
    public init(
      width: Int, height: Int, frameCount: Int, loops: UInt32 = 0, text: [TextEntry] = []
    ) throws(PNGError) {
      try Encoder.check(width: width, height: height)
      guard (1...Int(Int32.max)).contains(frameCount) else {
        throw .frameCount(announced: frameCount, appended: 0)
      }
      var file = [UInt8].pngSignature
      file.appendHeader(width: width, height: height, kind: .rgba)
      for entry in text { try entry.append(to: &file) }
      file.appendChunk(.animationControl) { bytes in
        bytes.appendBigEndian(UInt32(truncatingIfNeeded: frameCount))
        bytes.appendBigEndian(loops)
      }
      self.width = width
      self.height = height
      self.frameCount = frameCount
      self.file = file
      compressor = PixelCompressor()
    }

    /// Compresses a frame. O(width · height).
    ///
    /// - Throws: `PNGError.frameSize`, or `.frameCount` for a frame too many.
    public mutating func append(_ bitmap: Bitmap, delay: Delay) throws(PNGError) {
      guard bitmap.width == width, bitmap.height == height else {
        throw .frameSize(
          width: bitmap.width, height: bitmap.height, filmWidth: width, filmHeight: height)
      }
      guard appended < frameCount else {
        throw .frameCount(announced: frameCount, appended: appended + 1)
      }
      var control = FrameControl(width: width, height: height, delay: delay)
      if appended > 0 {
        let change = FrameChange(from: previous, to: bitmap, reusing: &changes)
        (control.x, control.y) = (change.x, change.y)
        (control.width, control.height) = (change.width, change.height)
        control.blending = change.isOver ? .over : .replace
      }
      control.append(to: &file, number: nextNumber)
      let (frameWidth, frameHeight) = (control.width, control.height)
      (appended > 0 ? changes : bitmap.pixels).withUnsafeBufferPointer { pixels in
        guard let base = pixels.baseAddress else { return }
        compressor.prepare(
          base, stride: frameWidth, width: frameWidth, height: frameHeight, as: .rgba)
      }
      compressor.append(to: &file, asFrame: appended > 0 ? nextNumber + 1 : nil)
      nextNumber += appended > 0 ? 2 : 1
      appended += 1
      previous = bitmap.pixels
    }

    /// Takes the bytes that are ready, so that they need not wait in memory.
    public mutating func drain() -> [UInt8] {
      var ready: [UInt8] = []
      swap(&ready, &file)
      return ready
    }

    /// The bytes that remain.
    ///
    /// - Throws: `PNGError.frameCount` when frames are missing.
    public consuming func finish() throws(PNGError) -> [UInt8] {
      guard appended == frameCount else {
        throw .frameCount(announced: frameCount, appended: appended)
      }
      file.appendChunk(.end) { _ in }
      return drain()
    }
  }
}
