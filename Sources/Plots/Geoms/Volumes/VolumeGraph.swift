import Graphics

/// What flows through a network of images: a box for each [channels, height, width], as high as the image, as deep as it is
/// wide and the thicker the more channels; a bar for each [features]. Works in a panel without axes.
///
/// Where there is no room for all, the middle is left out and counted.
public struct VolumeGraph: Geom {
  public struct Stage: Sendable {
    /// [features], or [channels, height, width].
    public var shape: [Int]
    public var ink: Ink
    /// Under it, each as texts from long to short, of which the first that fits is shown.
    public var lines: [[String]]
    /// What changes its numbers and not its shape, as upright bars after it.
    public var bars: [String]
    /// Of a skip connection from the stage before; `nil` without one, empty for one that has no name.
    public var skip: String?

    public init(
      shape: [Int], ink: Ink, lines: [[String]], bars: [String] = [], skip: String? = nil
    ) {
      self.shape = shape
      self.ink = ink
      self.lines = lines
      self.bars = bars
      self.skip = skip
    }
  }

  let stages: [Stage]

  public init(_ stages: [Stage]) { self.stages = stages }

  public func drawing(in panel: Panel) -> Drawing {
    Drawing(fixed: VolumeGraphLayout(stages, in: panel).marks(panel), isClipped: false)
  }
}
