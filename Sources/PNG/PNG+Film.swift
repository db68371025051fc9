import Graphics

extension PNG {
  /// The animated file of a film whose frames are all in memory, without loss.
  ///
  /// - Parameters:
  ///   - frames: at least one, all of one size.
  ///   - delays: one for each frame.
  ///   - loops: how often the film plays; 0 is forever.
  /// - Throws: `PNGError.badSize`, `.frameSize`, `.frameCount`, `.badKeyword`.
  public static func encode(
    film frames: [Bitmap], delays: [Delay], loops: UInt32 = 0, text: [TextEntry] = []
  ) throws(PNGError) -> [UInt8] {
    guard let first = frames.first, delays.count == frames.count else {
      throw .frameCount(announced: delays.count, appended: frames.count)
    }
    var planner = try AnimationPlanner(width: first.width, height: first.height)
    for frame in frames { try planner.add(frame) }
    let plan = try planner.finish()
    var encoder = try AnimationEncoder(plan, loops: loops, text: text)
    for (index, frame) in frames.enumerated() {
      let base = plan.base(of: index).map { frames[$0] }
      try encoder.append(plan.compress(frame, over: base, at: index), delay: delays[index])
    }
    return try encoder.finish()
  }
}
