/// Which weights meet which positions when images are convolved, or gradients carried back to them: targets are sums of
/// sources times weights, and only those are listed that lie on the image.
///
/// Positions with the same weights share their list, so that a 3 × 3 kernel with a border has nine.
public struct TapTable: Sendable {
  /// A weight within a kernel, and the position it meets, counted from the run's.
  public struct Tap: Sendable {
    public let source, weight: Int32
  }

  /// Targets of a row, `step` apart, with the same columns of the kernel; their sources are `sourceStep` apart.
  public struct Run: Sendable {
    public let first, step, count: Int
    public let source, sourceStep: Int
  }

  /// A row of targets: where its sources begin, and the first of its lists, one a run.
  struct Row {
    let source, lists: Int
  }

  /// Of targets and sources in a group, and from the weights of one to those of the next.
  public let targets, sources: Int
  public let targetStep, sourceStep: Int
  public let groups: Int
  /// Weights of a group.
  public let groupStep: Int
  /// Positions of a target and of a source.
  public let targetPlane, sourcePlane: Int
  public let targetWidth: Int
  public let runs: [Run]
  let rows: [Row]
  let lists: [Range<Int>]
  public let taps: [Tap]

  /// Targets of a piece.
  @inlinable public static var block: Int { 16 }
  /// How many pieces the targets are computed in: blocks of them, for one row each.
  public var pieces: Int { rows.count * blocks }
  var blocks: Int { (targets * groups + Self.block - 1) / Self.block }

  /// A piece: a row, and targets that may be of several groups.
  public func piece(_ index: Int) -> (row: Int, targets: Range<Int>) {
    let (row, block) = index.quotientAndRemainder(dividingBy: blocks)
    let first = block * Self.block
    return (row, first..<min(first + Self.block, targets * groups))
  }

  /// Where the sources of a run in a row begin, and its taps.
  public func list(row: Int, run: Int) -> (source: Int, taps: Range<Int>) {
    let row = rows[row]
    return (row.source + runs[run].source, lists[row.lists + run])
  }

  public enum Direction: Sendable {
    /// Results from images.
    case forward
    /// Gradients of images from those of results.
    case backward
  }

  public init(_ shape: ConvolutionShape, _ direction: Direction) {
    let isForward = direction == .forward
    let kernels = shape.groupChannels * shape.kernelPlane
    targets = isForward ? shape.groupOutputs : shape.groupChannels
    sources = isForward ? shape.groupChannels : shape.groupOutputs
    targetStep = isForward ? kernels : shape.kernelPlane
    sourceStep = isForward ? shape.kernelPlane : kernels
    groups = shape.groups
    groupStep = shape.groupOutputs * kernels
    targetPlane = isForward ? shape.outputPlane : shape.inputPlane
    sourcePlane = isForward ? shape.inputPlane : shape.outputPlane
    let (vertical, horizontal) = (
      AxisTaps(shape.rows, direction), AxisTaps(shape.columns, direction)
    )
    targetWidth = horizontal.positions.count
    let width = isForward ? shape.columns.input : shape.columns.output
    let runs = horizontal.runs
    self.runs = runs.map(\.run)
    var rows: [Row] = []
    var lists: [Range<Int>] = []
    var taps: [Tap] = []
    var known: [[AxisTaps.Tap]: Int] = [:]
    for position in vertical.positions {
      let first = known[position.taps] ?? lists.count
      rows.append(Row(source: position.source * width, lists: first))
      guard known.updateValue(first, forKey: position.taps) == nil else { continue }
      for run in runs {
        let start = taps.count
        for y in position.taps {
          for x in run.taps {
            taps.append(
              Tap(
                source: Int32(y.source * width + x.source),
                weight: Int32(y.tap * shape.columns.kernel + x.tap)))
          }
        }
        lists.append(start..<taps.count)
      }
    }
    self.rows = rows
    self.lists = lists
    self.taps = taps
  }
}
