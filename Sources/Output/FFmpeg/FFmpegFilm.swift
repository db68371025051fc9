import Graphics
import Parallel
import Synchronization

/// Hands raw pictures in order to ffmpeg, which must be installed; its file gets its name when it is whole.
struct FFmpegFilm: Sendable {
  /// What ffmpeg is told between its input and its output.
  let arguments: @Sendable (FilmJob) -> [String]
  /// ffmpeg's name of the format.
  let muxer: String
  /// Whether a film is there to its end: its parts say how long they are, and that must be what there is.
  let isWhole: @Sendable (FilmContainer) -> Bool

  /// Few frames wait at a time, however many there are.
  @Sendable func write(_ job: FilmJob) throws -> EncodedFilm {
    let (frames, size, timing, isTransparent) = (
      job.frames, job.frames.size, job.timing, job.isTransparent
    )
    let input = [
      "-f", "rawvideo", "-pixel_format", isTransparent ? "bgra" : "bgr0", "-video_size",
      "\(size.width)x\(size.height)", "-framerate", "\(timing.commonRate)", "-i", "pipe:0",
    ]
    let process = Mutex<FFmpegProcess?>(
      try FFmpegProcess(
        input + arguments(job) + Self.deterministic, output: job.path, muxer: muxer,
        isWhole: isWhole))
    job.progress.begin("Encoding", total: frames.count, unit: "frames")
    try OrderedWork.run(count: frames.count, jobs: job.jobs, ahead: 1) {
      try frames.painter()
    } produce: { painter, index in
      try painter.bitmap(index, size: size, isStraight: isTransparent)
    } consume: { [progress = job.progress] index, bitmap in
      try process.withLock { process in
        for _ in 0..<timing.repeats(index) { try process?.write(bitmap.pixels) }
      }
      progress.advance()
    }
    let bytes = try process.withLock { process in
      guard var whole = process.take() else { return 0 }
      return try whole.commit()
    }
    return EncodedFilm(bytes: bytes, frames: frames.count, size: size)
  }

  /// Encoders' results depend on how many threads there are, and some files name a random number.
  private static let deterministic = ["-threads", "4", "-fflags", "+bitexact"]

  /// Colours are those of HD video, which is what players take sizes like these for.
  ///
  /// - Parameter halvesColors: whether colours have half the resolution, which players of video expect and which needs even
  ///   sides.
  static func video(_ job: FilmJob, halvesColors: Bool = true) -> [String] {
    let color = String((job.options.background ?? 0xFFFFFF) + 0x100_0000, radix: 16).dropFirst()
    let padding = halvesColors ? "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=0x\(color)," : ""
    return [
      "-vf", padding + "scale=out_color_matrix=bt709:out_range=tv",
      "-pix_fmt", halvesColors ? "yuv420p" : "yuv444p", "-colorspace", "bt709", "-color_primaries",
      "bt709",
      "-color_trc", "bt709", "-color_range", "tv",
    ]
  }
}
