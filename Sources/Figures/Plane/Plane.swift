import CLibrary
import Graphics
import Numerics
import Plots

/// A plane through the space of the samples: origin + x · u + y · v.
struct Plane: Sendable, Equatable {
  let origin: [Double]
  let u: [Double]
  let v: [Double]
  /// From a sample to its abscissa and ordinate: (sample − center) · row.
  private let center: [Double]
  private let rows: (x: [Double], y: [Double])
  let xName: String
  let yName: String
  /// Of the plane as a whole, for titles; empty for two columns that are all there are.
  let note: String
  /// Whether both axes have one unit.
  let hasEqualUnits: Bool

  static func == (a: Plane, b: Plane) -> Bool {
    a.origin == b.origin && a.u == b.u && a.v == b.v
  }

  /// - Throws: `FigureError` when the spec names what the samples have not.
  init(_ spec: PlaneSpec, of run: Run) throws(FigureError) {
    let names = run.featureNames
    let samples = run.training.inputs
    let means = names.indices.map { column in
      samples.isEmpty ? 0 : samples.reduce(0.0) { $0 + $1[column] } / Double(samples.count)
    }
    let (x, y) = try spec.columns(among: names)
    switch spec.kind {
    case .columns:
      var origin = names.indices.map { spec.others[names[$0]] ?? means[$0] }
      origin[x] = 0
      origin[y] = 0
      self.origin = origin
      u = names.indices.map { $0 == x ? 1 : 0 }
      v = names.indices.map { $0 == y ? 1 : 0 }
      center = Array(repeating: 0, count: names.count)
      rows = (u, v)
      (xName, yName) = (names[x], names[y])
      let rest = names.indices.filter { $0 != x && $0 != y }
      let given = rest.filter { spec.others[names[$0]] != nil }
      note =
        rest.isEmpty
        ? ""
        : given.isEmpty
          ? "the other \(rest.count == 1 ? "column" : "\(rest.count) columns") at the mean"
          : (given.prefix(3).map { "\(names[$0]) = \(NumberFormat.short(origin[$0]))" }
            + (given.count < rest.count || given.count > 3 ? ["others at the mean"] : []))
            .joined(separator: ", ")
      let all = samples + run.test.inputs
      let (a, b) = (Extent(all.lazy.map { $0[x] }), Extent(all.lazy.map { $0[y] }))
      let ratio = (a.high - a.low) / (b.high - b.low)
      hasEqualUnits = (1 / 3.0...3).contains(ratio)
    case .components:
      let deviations = names.indices.map { column in
        let sum = samples.reduce(0.0) {
          $0 + ($1[column] - means[column]) * ($1[column] - means[column])
        }
        let deviation = (sum / Double(max(samples.count, 1))).squareRoot()
        return deviation > 0 ? deviation : 1
      }
      var standard = Matrix<Double>(rows: samples.count, columns: names.count)
      for (row, sample) in samples.enumerated() {
        for column in names.indices {
          standard[row, column] = (sample[column] - means[column]) / deviations[column]
        }
      }
      let components = PrincipalComponents(of: standard, count: 2)
      let first = components.directions[0]
      let second = components.directions[1]
      origin = means
      u = zip(first, deviations).map { $0 * $1 }
      v = zip(second, deviations).map { $0 * $1 }
      center = means
      rows = (zip(first, deviations).map { $0 / $1 }, zip(second, deviations).map { $0 / $1 })
      (xName, yName) = ("component 1", "component 2")
      note = "\(names.count) columns, the two directions in which they spread most"
      hasEqualUnits = true
    }
  }

  /// Where a sample is seen.
  func point(_ sample: [Double]) -> Point {
    var point = Point(0, 0)
    for column in sample.indices {
      let value = sample[column] - center[column]
      point.x += value * rows.x[column]
      point.y += value * rows.y[column]
    }
    return point
  }

  /// The sample at a point.
  func coordinates(_ point: Point) -> [Double] {
    origin.indices.map { origin[$0] + point.x * u[$0] + point.y * v[$0] }
  }

  /// Scales of the plane's own: only equal planes share them.
  var x: ScaleID { ScaleID("plane.x:" + xName + note) }
  var y: ScaleID { ScaleID("plane.y:" + yName + note) }

  /// Axes that hold all samples with a margin of an eighth.
  var scales: [ScaleSpec] {
    [
      ScaleSpec(x, .linear, label: xName, margin: 1 / 8.0),
      ScaleSpec(y, .linear, label: yName, margin: 1 / 8.0),
    ]
  }

  var space: Plot.Space { .plane(x: x, y: y, equalUnits: hasEqualUnits) }
}
