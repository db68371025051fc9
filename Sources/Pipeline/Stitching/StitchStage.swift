import CLibrary
import Files
import GIF
import Graphics
import PNG
import Synchronization

/// Frames from files to a film.
struct StitchStage {
  let request: StitchRequest
  let reader: FrameReader
  let timing: Timing
  let progress: Progress
  let stopwatch = Stopwatch()

  /// What a film has come out as.
  struct Result {
    let file: OutputFile
    var size: Size
    /// Of a GIF.
    var colors: Int?
    /// What the palette costs, in dB; `nil` where nothing is lost.
    var decibels: Double?
    /// What was given up for its length, in words.
    var compromise: String?
  }

  func render() throws -> Result {
    switch request.format {
    case .gif: try gif()
    case .apng, .png: try apng()
    case .mp4, .webm, .webp: try foreign()
    }
  }

  private func gif() throws -> Result {
    let request = request
    let result = try GIFStage(
      path: request.output,
      requested: Compromise(quality: request.quality, colors: request.colors, size: reader.size),
      limit: request.maxBytes, frames: timing.frames, jobs: request.jobs, progress: progress,
      stopwatch: stopwatch
    ) { compromise in
      GIF.Options(
        quality: compromise.quality, effort: request.effort, colors: compromise.colors,
        dithering: request.dither, transparency: request.background == nil,
        loop: request.loops == 0 ? .forever : .times(request.loops),
        comment: "netlapse \(Version.current)")
    } packed: {
      try packed($0)
    }.write()
    return Result(
      file: result.file, size: result.size, colors: result.colors, decibels: result.decibels,
      compromise: result.compromise)
  }

  /// The frames at a size, packed and counted.
  private func packed(_ size: Size) throws -> PackedFilm {
    let packer: GIF.FramePacker
    do {
      packer = try GIF.FramePacker(
        width: size.width, height: size.height, backdrop: picture(0, at: size).pixels,
        transparency: request.background == nil)
    } catch {
      throw StitchError.cannotEncode(request.output, "\(error)")
    }
    let film = PackedFilm(packer, folder: FileSystem.parent(of: request.output))
    let delays = timing.centiseconds
    progress.begin("Reading", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs) {
      packer.tally()
    } produce: { tally, index in
      let bitmap = try stopwatch.measure(.png) { try picture(index, at: size) }
      return try stopwatch.measure(.gif) {
        try packer.pack(bitmap.pixels.span, delay: delays[index], counting: &tally)
      }
    } consume: { _, frame in
      try film.append(frame)
      progress.advance()
    } finish: { tally in
      film.merge(tally)
    }
    return film
  }

  /// A frame for a GIF, whose pixels are opaque or transparent.
  private func picture(_ index: Int, at size: Size) throws -> Bitmap {
    var bitmap = try reader.frame(index).shrunk(to: size)
    if request.background == nil { bitmap.unpremultiply() }
    return bitmap
  }

  /// Decodes the frames twice, in parallel: to plan the film, then to compress it.
  private func apng() throws -> Result {
    let size = reader.size
    let planner: Mutex<PNG.AnimationPlanner?>
    do {
      planner = Mutex(try PNG.AnimationPlanner(width: size.width, height: size.height))
    } catch {
      throw StitchError.cannotEncode(request.output, "\(error)")
    }
    progress.begin("Reading", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs, ahead: 1) {
    } produce: { _, index in
      try stopwatch.measure(.png) { try reader.frame(index) }
    } consume: { _, bitmap in
      try planner.withLock { try $0?.add(bitmap) }
      progress.advance()
    }
    let plan = try planner.withLock { planner in
      guard let whole = planner.take() else {
        throw PNGError.frameCount(announced: timing.frames, appended: 0)
      }
      return try whole.finish()
    }
    let writer = try APNGFileWriter(request, plan, timing)
    progress.begin("Compressing", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs) {
    } produce: { _, index in
      try stopwatch.measure(.png) {
        let base = try plan.base(of: index).map { try reader.frame($0) }
        return try plan.compress(reader.frame(index), over: base, at: index)
      }
    } consume: { index, frame in
      try writer.append(frame, at: index)
      progress.advance()
    }
    return Result(
      file: OutputFile(path: request.output, bytes: try writer.finish(), frames: timing.frames),
      size: size)
  }

  /// Decodes in parallel and hands the frames to ffmpeg in order, few of them at a time.
  private func foreign() throws -> Result {
    let writer = try FFmpegWriter(request, reader.size, timing)
    progress.begin("Stitching", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs, ahead: 1) {
    } produce: { _, index in
      var bitmap = try stopwatch.measure(.png) { try reader.frame(index) }
      if request.background == nil { bitmap.unpremultiply() }
      return bitmap
    } consume: { index, bitmap in
      try writer.append(bitmap, at: index)
      progress.advance()
    }
    return Result(
      file: OutputFile(path: request.output, bytes: try writer.finish(), frames: timing.frames),
      size: reader.size)
  }
}

extension Bitmap {
  /// Makes straight components of premultiplied ones.
  fileprivate mutating func unpremultiply() {
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index].unpremultiplied
      }
    }
  }
}
