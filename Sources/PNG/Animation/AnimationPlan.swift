extension PNG {
  /// How a film is stored, known before its first frame is compressed.
  public struct AnimationPlan: Sendable {
    public let width: Int
    public let height: Int
    let coding: FilmCoding
    /// The frame over which each frame is painted, of the first itself.
    let bases: [Int]

    public var frameCount: Int { bases.count }

    /// The frame over which a frame is painted; `nil` for the first.
    public func base(of index: Int) -> Int? { index == 0 ? nil : bases[index] }

    /// What is done with a frame before the next is painted.
    func disposal(of index: Int) -> FrameControl.Disposal {
      index + 1 < bases.count && bases[index + 1] != index ? .restore : .keep
    }
  }
}
