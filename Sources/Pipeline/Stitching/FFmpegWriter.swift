import CLibrary
import Files
import Graphics
import Synchronization

/// Hands raw pictures to ffmpeg, which must be installed, and puts its file in place when it is whole.
final class FFmpegWriter: Sendable {
  private let process: Mutex<FFmpegProcess?>
  private let output: String
  private let timing: Timing

  init(_ request: StitchRequest, _ size: Size, _ timing: Timing) throws {
    output = request.output
    self.timing = timing
    process = Mutex(
      try FFmpegProcess(
        Self.arguments(request, size, timing), output: request.output,
        format: request.format))
  }

  /// The next picture, its components not multiplied by its opacity; never called by two threads at a time.
  func append(_ bitmap: Bitmap, at index: Int) throws {
    try process.withLock { process in
      for _ in 0..<timing.repeats(index) { try process?.write(bitmap.pixels) }
    }
  }

  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int {
    try process.withLock { process in
      guard var whole = process.take() else { return }
      try whole.commit()
    }
    return FileSystem.size(of: output) ?? 0
  }

  /// What ffmpeg is told between its input and its output. Colours are those of HD video, which is what players take
  /// sizes like these for.
  private static func arguments(
    _ request: StitchRequest, _ size: Size, _ timing: Timing
  ) -> [String] {
    let input = [
      "-f", "rawvideo", "-pixel_format", request.background == nil ? "bgra" : "bgr0", "-video_size",
      "\(size.width)x\(size.height)",
      "-framerate", "\(timing.commonRate)", "-i", "pipe:0",
    ]
    let color = String((request.background ?? 0xFFFFFF) + 0x100_0000, radix: 16).dropFirst()
    let video = [
      // Half the resolution in colour needs even sides.
      "-vf",
      "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=0x\(color),scale=out_color_matrix=bt709:out_range=tv",
      "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709",
      "-color_trc", "bt709", "-color_range", "tv",
    ]
    switch request.format {
    case .mp4: return input + video + ["-c:v", "libx264", "-crf", "18", "-movflags", "+faststart"]
    case .webm:
      return input + video + ["-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-row-mt", "1"]
    default:
      return input + [
        "-c:v", "libwebp_anim", "-lossless", "1", "-pix_fmt", "bgra", "-loop", "\(request.loops)",
      ]
    }
  }
}
