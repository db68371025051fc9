import Cairo
import Files
import Graphics
import Output
import PNG
import Plots
import Progress
import Snapshots

/// The frames of a figure's film, drawn over their backdrop when they are asked for, and written as PNG files then.
struct FigureFrames: FrameSource {
  let film: Film
  let backdrop: Bitmap
  /// The same film in fewer pixels.
  private let smaller: @Sendable (Size) throws -> Film
  /// The folder of the PNG files; `nil` for none.
  private let folder: String?
  /// Hears of every frame that is drawn.
  private let drawn: @Sendable () -> Void
  private let stopwatch: Stopwatch

  init(
    _ film: Film, smaller: @escaping @Sendable (Size) throws -> Film, folder: String?,
    stopwatch: Stopwatch, drawn: @escaping @Sendable () -> Void
  ) throws {
    var canvas = try Canvas(film.size)
    try canvas.draw(film.backdrop)
    self.film = film
    backdrop = canvas.bitmap()
    self.smaller = smaller
    self.folder = folder
    self.drawn = drawn
    self.stopwatch = stopwatch
  }

  var count: Int { film.frameCount }
  var size: Size { film.size }
  var isStored: Bool { false }

  func painter() throws -> any FramePainter { Painter(self, canvas: try Canvas(size)) }

  func resized(to size: Size) throws -> (any FrameSource)? {
    do {
      return try FigureFrames(
        smaller(size), smaller: smaller, folder: nil, stopwatch: stopwatch, drawn: {})
    } catch is LayoutError {
      return nil
    }
  }

  /// What a thread keeps while it draws frame after frame.
  private final class Painter: FramePainter {
    private let frames: FigureFrames
    private var canvas: Canvas
    private var encoder = PNG.Encoder()

    init(_ frames: FigureFrames, canvas: consuming Canvas) {
      self.frames = frames
      self.canvas = canvas
    }

    func withPixels<Value>(
      of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
    ) throws -> Value {
      try frames.stopwatch.measure(.drawing) {
        try canvas.draw(try frames.film.overlay(index), over: frames.backdrop)
      }
      if let folder = frames.folder {
        try frames.stopwatch.measure(.png) {
          try WholeFile.write(png(), to: "\(folder)/\(RunFolder.frame(index + 1))")
        }
      }
      let value = try canvas.withPixels(body)
      frames.drawn()
      return value
    }

    private func png() throws -> [UInt8] {
      let size = frames.size
      return try canvas.withPixels { (pixels) throws(PNGError) in
        try encoder.encode(pixels, width: size.width, height: size.height)
      }
    }
  }
}
