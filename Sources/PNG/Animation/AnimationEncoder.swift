extension PNG {
  /// Writes a film as an animated PNG file, frame by frame.
  ///
  /// Every frame is seen twice: first to plan the film, then to compress it.
  ///
  ///     var planner = try PNG.AnimationPlanner(width: 800, height: 600)
  ///     for bitmap in film { try planner.add(bitmap) }
  ///     let plan = try planner.finish()
  ///     var encoder = try PNG.AnimationEncoder(plan)
  ///     for (index, bitmap) in film.enumerated() {
  ///       let frame = try plan.compress(bitmap, over: plan.base(of: index).map { film[$0] }, at: index)
  ///       try encoder.append(frame, delay: PNG.Delay(1, over: 25))
  ///       write(encoder.drain())
  ///     }
  ///     write(try encoder.finish())
  ///
  /// Programs that know no animation show the first frame.
  public struct AnimationEncoder: ~Copyable {
    private let plan: AnimationPlan
    private var file: [UInt8]
    private var appended = 0
    private var nextNumber: UInt32 = 0

    /// - Parameter loops: how often the film plays; 0 is forever.
    /// - Throws: `PNGError.badKeyword`.
    public init(
      _ plan: AnimationPlan, loops: UInt32 = 0, text: [TextEntry] = []
    ) throws(PNGError) {
      var file = [UInt8].pngSignature
      file.appendHeader(width: plan.width, height: plan.height, kind: plan.coding.kind)
      for entry in text { try entry.append(to: &file) }
      file.appendChunk(.animationControl) { bytes in
        bytes.appendBigEndian(UInt32(truncatingIfNeeded: plan.frameCount))
        bytes.appendBigEndian(loops)
      }
      plan.coding.appendColors(to: &file)
      self.plan = plan
      self.file = file
    }

    /// Takes the next frame.
    ///
    /// - Throws: `PNGError.frameCount` for a frame too many.
    public mutating func append(_ frame: CompressedFrame, delay: Delay) throws(PNGError) {
      guard appended < plan.frameCount else {
        throw .frameCount(announced: plan.frameCount, appended: appended + 1)
      }
      var control = frame.control
      control.delay = delay
      control.append(to: &file, number: nextNumber)
      nextNumber += 1
      if appended == 0 {
        file.appendChunk(.data) { $0 += frame.data }
      } else {
        file.appendChunk(.frameData) { bytes in
          bytes.appendBigEndian(nextNumber)
          bytes += frame.data
        }
        nextNumber += 1
      }
      appended += 1
    }

    /// Takes the bytes that are ready, so that they need not wait in memory.
    public mutating func drain() -> [UInt8] {
      var ready: [UInt8] = []
      swap(&ready, &file)
      return ready
    }

    /// The bytes that remain.
    ///
    /// - Throws: `PNGError.frameCount` when frames are missing.
    public consuming func finish() throws(PNGError) -> [UInt8] {
      guard appended == plan.frameCount else {
        throw .frameCount(announced: plan.frameCount, appended: appended)
      }
      file.appendChunk(.end) { _ in }
      return drain()
    }
  }
}
