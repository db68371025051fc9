import Graphics

extension PNG {
  /// Reads a film frame by frame in the memory of two frames; a picture that is not animated is a film of one.
  ///
  ///     var decoder = try PNG.AnimationDecoder(bytes)
  ///     while let frame = try decoder.next() { show(frame.bitmap, for: frame.delay.seconds) }
  public struct AnimationDecoder: Sendable {
    public struct Frame: Sendable, Equatable {
      public let bitmap: Bitmap
      public let delay: Delay
    }

    public let info: Info
    private let file: [UInt8]
    private let contents: Contents
    private let decoder: PixelDecoder
    private var screen: Bitmap
    private var position = 0

    /// Reads everything but the pixels.
    ///
    /// - Throws: `PNGError` for files that are not PNG, damaged, cut off or beyond `pixelLimit` pixels a frame.
    public init(
      _ bytes: [UInt8], pixelLimit: Int = PNG.defaultPixelLimit
    ) throws(PNGError) {
      contents = try Contents(bytes, pixelLimit: pixelLimit)
      decoder = PixelDecoder(contents, of: bytes)
      info = contents.info()
      file = bytes
      screen = Bitmap(width: 0, height: 0)
    }

    /// The texts of the file; see `PNG.texts`.
    public func texts(limit: Int = PNG.defaultTextLimit) -> Texts {
      Texts(contents.texts, of: file, limit: limit)
    }

    /// The next frame as it is seen, or nil after the last.
    public mutating func next() throws(PNGError) -> Frame? {
      guard position < info.frameCount else { return nil }
      defer { position += 1 }
      let (width, height) = (info.width, info.height)
      guard contents.frames.indices.contains(position) else {
        let bitmap = try decoder.decode(file, contents.still, width: width, height: height)
        return Frame(bitmap: bitmap, delay: Delay(0, over: 100))
      }
      let frame = contents.frames[position]
      let control = frame.control
      let patch = try decoder.decode(
        file, frame.data, width: control.width, height: control.height)
      // Only now is it sure that the file holds as many pixels as it announces.
      if position == 0 { screen = Bitmap(width: width, height: height) }
      let before = control.disposal == .restore && position > 0 ? screen : nil
      screen.paint(patch, at: control)
      let shown = Frame(bitmap: screen, delay: control.delay)
      if let before {
        screen = before
      } else if control.disposal != .keep {
        screen.clear(control)
      }
      return shown
    }
  }
}

extension Bitmap {
  fileprivate mutating func paint(_ patch: Bitmap, at control: FrameControl) {
    for y in 0..<patch.height {
      for x in 0..<patch.width {
        let new = patch[x, y]
        let index = (control.y + y) * width + control.x + x
        pixels[index] =
          control.blending == .over && new < 0xFF00_0000 ? new.over(pixels[index]) : new
      }
    }
  }

  fileprivate mutating func clear(_ control: FrameControl) {
    for y in control.y..<control.y + control.height {
      for x in control.x..<control.x + control.width { self[x, y] = 0 }
    }
  }
}
