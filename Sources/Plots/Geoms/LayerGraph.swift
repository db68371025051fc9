import Graphics

/// Layers of nodes side by side, and weighted edges between them: the wider and stronger a line, the larger the weight, and its
/// colour and dash are the sign. Works in a panel without axes.
public struct LayerGraph: Geom {
  public struct Layer: Sendable {
    public let count: Int
    /// Beside the first or the last layer, one a node; else empty.
    public var names: [String]
    /// One a node, or one for all.
    public var fills: [Ink]
    /// Under the layer, each as texts from long to short, of which the first that fits is shown.
    public var lines: [[String]]
    /// What each node's value goes through before the next layer takes it, as upright bars.
    public var stages: [String]

    public init(
      count: Int, names: [String] = [], fills: [Ink] = [Ink(.panel)], lines: [[String]],
      stages: [String] = []
    ) {
      self.count = count
      self.names = names
      self.fills = fills
      self.lines = lines
      self.stages = stages
    }
  }

  public static let positive = Pen(.positive, width: 4)
  public static let negative = Pen(.negative, width: 4, dash: [7, 4])

  let layers: [Layer]
  let largest: Double
  let weights: @Sendable (Frame) throws -> [[Float]]

  /// - Parameters:
  ///   - largest: the largest size of a weight in all frames, which has the widest line.
  ///   - weights: for each layer but the first those of its edges, row by row, a row for each of its nodes and a column for each
  ///     of the layer before.
  public init(
    _ layers: [Layer], largest: Double, weights: @escaping @Sendable (Frame) throws -> [[Float]]
  ) {
    self.layers = layers
    self.largest = largest
    self.weights = weights
  }

  public func drawing(in panel: Panel) -> Drawing {
    let layout = LayerGraphLayout(layers, in: panel)
    let edges = LayerGraphEdges(layout: layout, largest: largest, panel: panel)
    let nodes = layout.marks(panel)
    return Drawing(fixed: layout.stubs(panel), isClipped: false) { frame in
      edges.marks(try weights(frame)) + nodes
    }
  }
}
