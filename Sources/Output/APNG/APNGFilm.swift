import Graphics
import PNG
import Parallel
import Synchronization

/// Writes an animated PNG file, without loss. Every frame is needed twice, to plan the film and to compress it: those that
/// cannot be asked for again wait as PNG files in a spool.
struct APNGFilm {
  let job: FilmJob

  init(_ job: FilmJob) { self.job = job }

  func write() throws -> EncodedFilm {
    let stored = job.frames.isStored ? job.frames : SpooledFrames(job.frames, in: job.folder)
    let plan = try plan(of: stored)
    let writer = try APNGFileWriter(job, plan)
    let (size, stopwatch, progress) = (stored.size, job.stopwatch, job.progress)
    progress.begin("Compressing", total: stored.count, unit: "frames")
    try OrderedWork.run(count: stored.count, jobs: job.jobs) {
      try stored.painter()
    } produce: { painter, index in
      let base = try plan.base(of: index).map { try painter.bitmap($0, size: size) }
      let frame = try painter.bitmap(index, size: size)
      return try stopwatch.measure(.png) { try plan.compress(frame, over: base, at: index) }
    } consume: { index, frame in
      try writer.append(frame, at: index)
      progress.advance()
    }
    return EncodedFilm(bytes: try writer.finish(), frames: stored.count, size: size)
  }

  private func plan(of frames: any FrameSource) throws -> PNG.AnimationPlan {
    let size = frames.size
    let planner: Mutex<PNG.AnimationPlanner?>
    do {
      planner = Mutex(try PNG.AnimationPlanner(width: size.width, height: size.height))
    } catch {
      throw OutputError.cannotEncode(job.path, "\(error)")
    }
    let progress = job.progress
    progress.begin("Reading", total: frames.count, unit: "frames")
    try OrderedWork.run(count: frames.count, jobs: job.jobs, ahead: 1) {
      try frames.painter()
    } produce: { painter, index in
      try painter.bitmap(index, size: size)
    } consume: { _, bitmap in
      try planner.withLock { try $0?.add(bitmap) }
      progress.advance()
    }
    return try planner.withLock { planner in
      guard let whole = planner.take() else {
        throw PNGError.frameCount(announced: frames.count, appended: 0)
      }
      return try whole.finish()
    }
  }
}
