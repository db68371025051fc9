import Graphics

extension PNG {
  /// Looks at the frames of a film before they are compressed: which colours there are, and over which earlier frame each is
  /// best painted.
  public struct AnimationPlanner: ~Copyable {
    public let width: Int
    public let height: Int
    private var colors = FilmColors()
    private var bases: [Int] = []
    private var previous: [UInt32] = []
    /// The frame over which the previous one is painted.
    private var base: [UInt32] = []
    /// About what the film costs, and what it would when every frame is painted over the one before.
    private var (cost, plainCost) = (0, 0)

    /// Frames are taken away only where the film gets so much shorter by it, since a program that shows them wrongly is
    /// widespread; see `AnimationPlan.compress`.
    private static let leastSaving = 0.04

    /// - Throws: `PNGError.badSize`.
    public init(width: Int, height: Int) throws(PNGError) {
      try Encoder.check(width: width, height: height)
      self.width = width
      self.height = height
    }

    /// Takes the next frame. O(pixels).
    ///
    /// - Throws: `PNGError.frameSize`.
    public mutating func add(_ bitmap: Bitmap) throws(PNGError) {
      guard bitmap.width == width, bitmap.height == height else {
        throw .frameSize(
          width: bitmap.width, height: bitmap.height, filmWidth: width, filmHeight: height)
      }
      let new = bitmap.pixels
      colors.add(new, after: previous)
      // A viewer can go back to what was there before the previous frame: where something moves over what is still,
      // nothing needs to be painted twice. The first frame has nothing before it.
      let index = bases.count
      let over = index == 0 ? 0 : FramePatch.cost(from: previous, to: new)
      let instead = index < 2 ? over : FramePatch.cost(from: base, to: new)
      if over <= instead {
        bases.append(max(0, index - 1))
        base = previous
      } else {
        bases.append(bases[index - 1])
      }
      cost += min(over, instead)
      plainCost += over
      previous = new
    }

    /// - Throws: `PNGError.frameCount` when there are no frames.
    public consuming func finish() throws(PNGError) -> AnimationPlan {
      guard (1...Int(Int32.max)).contains(bases.count) else {
        throw .frameCount(announced: bases.count, appended: 0)
      }
      let isWorthIt = Double(cost) <= (1 - Self.leastSaving) * Double(plainCost)
      return AnimationPlan(
        width: width, height: height, coding: colors.coding,
        bases: isWorthIt ? bases : bases.indices.map { max(0, $0 - 1) })
    }
  }
}
