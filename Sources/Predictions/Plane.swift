import Graphics
import Plots

/// A plane through the space of the samples: origin + x · u + y · v.
package struct Plane: Sendable, Equatable {
  package let origin: [Double]
  package let u: [Double]
  package let v: [Double]
  /// From a sample to its abscissa and ordinate: (sample − center) · row.
  private let center: [Double]
  private let rows: (x: [Double], y: [Double])
  package let xName: String
  package let yName: String
  /// Of the plane as a whole, for titles; empty for two columns that are all there are.
  package let note: String
  /// Whether both axes have one unit.
  package let hasEqualUnits: Bool

  package static func == (a: Plane, b: Plane) -> Bool {
    a.origin == b.origin && a.u == b.u && a.v == b.v
  }

  /// - Parameters:
  ///   - center: the sample whose abscissa and ordinate are 0.
  ///   - rows: from a sample without the centre to its abscissa and ordinate.
  package init(
    origin: [Double], u: [Double], v: [Double], center: [Double], rows: (x: [Double], y: [Double]),
    xName: String, yName: String, note: String, hasEqualUnits: Bool
  ) {
    self.origin = origin
    self.u = u
    self.v = v
    self.center = center
    self.rows = rows
    self.xName = xName
    self.yName = yName
    self.note = note
    self.hasEqualUnits = hasEqualUnits
  }

  /// Where a sample is seen.
  package func point(_ sample: [Double]) -> Point {
    var point = Point(0, 0)
    for column in sample.indices {
      let value = sample[column] - center[column]
      point.x += value * rows.x[column]
      point.y += value * rows.y[column]
    }
    return point
  }

  /// The sample at a point.
  package func coordinates(_ point: Point) -> [Double] {
    origin.indices.map { origin[$0] + point.x * u[$0] + point.y * v[$0] }
  }

  /// Scales of the plane's own: only equal planes share them.
  package var x: ScaleID { ScaleID("plane.x:" + xName + note) }
  package var y: ScaleID { ScaleID("plane.y:" + yName + note) }

  /// Axes that hold all samples with a margin of an eighth.
  package var scales: [ScaleSpec] {
    [
      ScaleSpec(x, .linear, label: xName, margin: 1 / 8.0),
      ScaleSpec(y, .linear, label: yName, margin: 1 / 8.0),
    ]
  }

  package var space: Plot.Space { .plane(x: x, y: y, equalUnits: hasEqualUnits) }
}
