import Learning
import Numerics
import Plots
import Predictions

extension Plane {
  /// - Throws: `FigureError` when the spec names what the samples have not.
  package init(_ spec: PlaneSpec, of run: Run) throws(FigureError) {
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
      let u = names.indices.map { $0 == x ? 1.0 : 0 }
      let v = names.indices.map { $0 == y ? 1.0 : 0 }
      let rest = names.indices.filter { $0 != x && $0 != y }
      let given = rest.filter { spec.others[names[$0]] != nil }
      let note =
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
      self.init(
        origin: origin, u: u, v: v, center: Array(repeating: 0, count: names.count), rows: (u, v),
        xName: names[x], yName: names[y], note: note,
        hasEqualUnits: (1 / 3.0...3).contains(ratio))
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
      self.init(
        origin: means, u: zip(first, deviations).map { $0 * $1 },
        v: zip(second, deviations).map { $0 * $1 }, center: means,
        rows: (
          zip(first, deviations).map { $0 / $1 }, zip(second, deviations).map { $0 / $1 }
        ), xName: "component 1", yName: "component 2",
        note: "\(names.count) columns, the two directions in which they spread most",
        hasEqualUnits: true)
    }
  }
}
