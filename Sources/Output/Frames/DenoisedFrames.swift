import Graphics
import PNG
import Synchronization

/// Frames without their grain, which wait as PNG files, in memory while they are few.
final class DenoisedFrames: FrameSource {
  private let frames: any FrameSource
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var filter: GrainFilter
    var spool: FrameSpool
    var encoder = PNG.Encoder()
  }

  /// Frames that are filtered together; a pixel that stays for longer keeps what it shows.
  private static let together = 16

  /// - Parameters:
  ///   - deviation: of the grain, in levels.
  ///   - folder: where frames wait when they are many.
  init(_ frames: any FrameSource, deviation: Double, in folder: String) {
    self.frames = frames
    state = Mutex(
      State(
        filter: GrainFilter(deviation: deviation, size: frames.size),
        spool: FrameSpool(folder: folder)))
  }

  var count: Int { frames.count }
  var size: Size { frames.size }
  var backdrop: Bitmap { get throws { try PNG.decode(stored(0)) } }
  var isStored: Bool { true }

  func painter() throws -> any FramePainter { Painter(frames: self, size: size) }

  func resized(to size: Size) throws -> (any FrameSource)? { Shrunk(frames: self, size: size) }

  /// A frame as PNG, after all before it.
  private func stored(_ index: Int) throws -> [UInt8] {
    let size = frames.size
    return try state.withLock { state in
      while state.spool.count <= index {
        let start = state.spool.count
        let painter = try frames.painter()
        var next = try (start..<min(start + Self.together, frames.count)).map {
          try painter.bitmap($0, size: size)
        }
        state.filter.filter(&next)
        for frame in next {
          let bytes = try frame.pixels.withUnsafeBufferPointer { pixels in
            try state.encoder.encode(pixels, width: size.width, height: size.height)
          }
          try state.spool.append(bytes)
        }
      }
      return try state.spool.frame(index)
    }
  }

  /// The same in fewer pixels.
  private struct Shrunk: FrameSource {
    let frames: DenoisedFrames
    let size: Size

    var count: Int { frames.count }
    var backdrop: Bitmap { get throws { try frames.backdrop.shrunk(to: size) } }
    var isStored: Bool { true }
    func painter() throws -> any FramePainter { Painter(frames: frames, size: size) }
    func resized(to size: Size) throws -> (any FrameSource)? { Shrunk(frames: frames, size: size) }
  }

  private final class Painter: FramePainter {
    private let frames: DenoisedFrames
    private let size: Size

    init(frames: DenoisedFrames, size: Size) { (self.frames, self.size) = (frames, size) }

    func withPixels<Value>(
      of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
    ) throws -> Value {
      try PNG.decode(frames.stored(index)).shrunk(to: size).pixels.withUnsafeBufferPointer(body)
    }
  }
}

extension FilmJob {
  /// The same film without its grain, if that is asked for and there is some.
  func denoised() throws -> FilmJob {
    let deviation: Double
    switch options.denoising {
    case nil: return self
    case .measured: deviation = try GrainFilter.deviation(of: frames)
    case .deviation(let given): deviation = given
    }
    if deviation <= 0 { return self }
    let frames = DenoisedFrames(frames, deviation: deviation, in: folder)
    return FilmJob(
      path: path, frames: frames, options: options, jobs: jobs, progress: progress,
      stopwatch: stopwatch)
  }
}
