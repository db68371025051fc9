import Cairo
import GIF
import Graphics
import PNG

/// What a thread keeps while it draws frame after frame.
struct FrameWorker: ~Copyable {
  var canvas: Canvas
  var tally: GIF.ColorTally
  private var encoder = PNG.Encoder()

  init(size: Size, tally: GIF.ColorTally) throws {
    let canvas = try Canvas(size)
    self.canvas = canvas
    self.tally = tally
  }

  /// The picture on the canvas as a PNG file.
  mutating func png() throws -> [UInt8] {
    let size = canvas.size
    return try canvas.withPixels { (pixels) throws(PNGError) in
      try encoder.encode(pixels, width: size.width, height: size.height)
    }
  }

  /// The picture on the canvas packed for the film.
  mutating func pack(with packer: GIF.FramePacker, delay: Int) throws -> GIF.PackedFrame {
    try canvas.withPixels { (pixels) throws(GIF.EncodingError) in
      try packer.pack(pixels.span, delay: delay, counting: &tally)
    }
  }

  /// One scene by itself.
  static func draw(_ scene: Scene) throws -> Bitmap {
    var canvas = try Canvas(scene.size)
    try canvas.draw(scene)
    return canvas.bitmap()
  }
}
