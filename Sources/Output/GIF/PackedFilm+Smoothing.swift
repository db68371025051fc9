import GIF
import Parallel
import Progress
import Synchronization

extension PackedFilm {
  /// The film with colours that change in few steps, or itself if it gains nothing by that; see `GIF.TemporalSmoothing`.
  func smoothed(
    options: GIF.Options, folder: String, jobs: Int, progress: Progress, stopwatch: Stopwatch
  ) throws -> PackedFilm {
    let indices = frames.indices
    // A frame is shown until the next one that is there.
    let lengths = zip(indices, indices.dropFirst() + [delays.count]).map { start, end in
      delays[start..<end].reduce(0, +)
    }
    guard
      let smoothing = GIF.TemporalSmoothing(
        width: packer.width, height: packer.height, delays: lengths, options: options)
    else { return self }
    let smooth = PackedFrames(folder: folder)
    let counts = Mutex(packer.tally())
    let gain = try smoothing.smooth { range in
      try Self.map(range.count, jobs, stopwatch) { [self] in
        try pixels(indices[range.lowerBound + $0])
      }
    } map: {
      try Self.map($0, jobs, stopwatch, $1)
    } write: { block in
      if block.range.lowerBound == 0 {
        progress.begin("Smoothing", total: indices.count, unit: "frames")
      }
      try OrderedWork.run(count: block.range.count, jobs: jobs) { [packer] in
        packer.tally()
      } produce: { [packer] tally, offset in
        try stopwatch.measure(.gif) {
          let index = block.range.lowerBound + offset
          let pixels = block.pixels(of: index)
          return try packer.pack(pixels.span, delay: lengths[index], counting: &tally)
        }
      } consume: { offset, frame in
        try smooth.append(frame, at: indices[block.range.lowerBound + offset])
        progress.advance()
      } finish: { tally in
        counts.withLock { $0.merge(tally) }
      }
    }
    guard let gain else { return self }
    return PackedFilm(
      packer, frames: smooth, delays: delays, counts: counts.withLock { $0 }, bitPrice: bitPrice,
      before: (self, gain))
  }

  /// What comes of 0, 1, 2, … on several threads, in order.
  private static func map<Result: Sendable>(
    _ count: Int, _ jobs: Int, _ stopwatch: Stopwatch,
    _ body: @escaping @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let results = Mutex<[Result]>([])
    try OrderedWork.run(count: count, jobs: jobs) {
    } produce: { _, index in
      try stopwatch.measure(.gif) { try body(index) }
    } consume: { _, result in
      results.withLock { $0.append(result) }
    }
    return results.withLock { $0 }
  }
}
