import Graphics
import PNG
import Synchronization

/// Frames without their grain, at their own size or a smaller one.
struct DenoisedFrames: FrameSource {
  private let spool: DenoisedSpool
  let size: Size

  /// - Parameters:
  ///   - deviation: of the grain, in levels.
  ///   - folder: where frames wait when they are many.
  init(_ frames: any FrameSource, deviation: Double, in folder: String) {
    spool = DenoisedSpool(frames, deviation: deviation, in: folder)
    size = frames.size
  }

  private init(_ spool: DenoisedSpool, size: Size) { (self.spool, self.size) = (spool, size) }

  var count: Int { spool.frames.count }
  var backdrop: Bitmap { get throws { try frame(0) } }
  var isStored: Bool { true }

  func painter() throws -> any FramePainter { BitmapPainter(frame) }

  func resized(to size: Size) throws -> (any FrameSource)? { DenoisedFrames(spool, size: size) }

  private func frame(_ index: Int) throws -> Bitmap {
    try PNG.decode(spool.frame(index)).shrunk(to: size)
  }
}

/// Frames that are filtered in order, and wait as PNG files after that, in memory while they are few.
private final class DenoisedSpool: Sendable {
  let frames: any FrameSource
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var filter: GrainFilter
    var spool: FrameSpool
    var encoder = PNG.Encoder()
  }

  /// Frames that are filtered together; a pixel that stays for longer keeps what it shows.
  private static let together = 16

  init(_ frames: any FrameSource, deviation: Double, in folder: String) {
    self.frames = frames
    state = Mutex(
      State(
        filter: GrainFilter(deviation: deviation, size: frames.size),
        spool: FrameSpool(folder: folder)))
  }

  /// A frame as PNG, after all before it.
  func frame(_ index: Int) throws -> [UInt8] {
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
