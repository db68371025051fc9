import Foundation
import Testing

@testable import Numerics

struct PrincipalComponentsTests {
  private struct Cloud: Decodable, CustomTestStringConvertible {
    let name: String
    let points: [[Double]]
    let variances: [Double]
    let directions: [[Double]]
    var testDescription: String { name }
    var matrix: Matrix<Double> { PrincipalComponentsTests.matrix(points) }
  }

  private static func clouds() throws -> [Cloud] {
    let url = try #require(
      Bundle.module.url(forResource: "Reference/principal_components", withExtension: "json"))
    return try JSONDecoder().decode([Cloud].self, from: Data(contentsOf: url))
  }

  private static func matrix(_ rows: [[Double]]) -> Matrix<Double> {
    Matrix(
      rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// numpy.linalg.eigh of the covariance. Where variances are equal any directions of their space are right, so that what is
  /// compared is how much of NumPy's direction lies in the space of all that have its variance.
  @Test func agreesWithNumPy() throws {
    for cloud in try Self.clouds() {
      let result = PrincipalComponents(of: cloud.matrix, count: 3)
      let scale = cloud.variances[0]
      #expect(result.variances.count == min(3, cloud.points[0].count), "\(cloud.name)")
      for (i, reference) in cloud.variances.enumerated() {
        #expect(abs(result.variances[i] - reference) < 3e-15 * scale * 100, "\(cloud.name) \(i)")
        guard reference > 1e-13 * scale else { continue }
        let twins = cloud.variances.indices.filter {
          abs(cloud.variances[$0] - reference) < 1e-9 * scale
        }
        guard twins.count < 3 else { continue }
        let inside = twins.map { Self.dot(result.directions[$0], cloud.directions[i]) }
        #expect(abs(Self.dot(inside, inside) - 1) < 1e-9, "\(cloud.name) \(i)")
      }
      for (i, a) in result.directions.enumerated() {
        for (j, b) in result.directions.enumerated() {
          #expect(abs(Self.dot(a, b) - (i == j ? 1 : 0)) < 1e-13, "\(cloud.name) \(i) \(j)")
        }
        let largest = try #require(a.max { abs($0) < abs($1) })
        #expect(largest > 0 || a.contains { abs($0 + largest) < 1e-9 }, "\(cloud.name) \(i)")
      }
      #expect(PrincipalComponents(of: cloud.matrix, count: 3) == result)
    }
  }

  /// Coordinates are about the middle: their mean is 0 and their mean square the variance.
  @Test func coordinatesAreAboutTheMiddle() throws {
    for cloud in try Self.clouds() {
      let result = PrincipalComponents(of: cloud.matrix, count: 3)
      let places = result.project(cloud.matrix.transposed)
      let count = Double(cloud.points.count)
      for (i, variance) in result.variances.enumerated() {
        let row = places.row(i)
        let reach = result.variances[0].squareRoot() + result.mean.map(abs).reduce(0, +) * 1e-10
        #expect(abs(row.reduce(0, +) / count) < 1e-9 * reach, "\(cloud.name)")
        let square = row.map { $0 * $0 }.reduce(0, +) / count
        #expect(abs(square - variance) < 1e-9 * reach * reach, "\(cloud.name)")
      }
    }
  }

  /// A thousand points of a thousand features, with variances that are known: diagonal, turned by a reflection.
  @Test func wideCloudsAreTakenApart() {
    let (count, features) = (300, 1000)
    var random = RandomState(seed: 5)
    // Rows come in pairs ±, so that the mean is 0, along axis k alone with deviation 1 / (k + 1).
    var axis = (0..<features).map { _ in random.gaussian() }
    let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
    axis = axis.map { $0 / length }
    var points = Matrix<Double>(rows: count, columns: features)
    for pair in 0..<(count / 2) {
      for sign in [0, 1] {
        // e_pair − 2 (e_pair · axis) axis.
        for j in 0..<features {
          let value = (j == pair ? 1 : 0) - 2 * axis[pair] * axis[j]
          points[2 * pair + sign, j] = (sign == 0 ? value : -value) / Double(pair + 1)
        }
      }
    }
    let result = PrincipalComponents(of: points, count: 3)
    for k in 0..<3 {
      let expected = 2 / Double(count) / Double((k + 1) * (k + 1))
      #expect(abs(result.variances[k] - expected) < 1e-14)
      let direction = (0..<features).map { ($0 == k ? 1 : 0) - 2 * axis[k] * axis[$0] }
      #expect(abs(abs(Self.dot(direction, result.directions[k])) - 1) < 1e-12)
    }
  }

  /// Pairs ± along the axes, whose variances fall by 0.2 % from one axis to the next: directions that are found only nearly
  /// are turned among each other.
  @Test func closeVariancesAreToldApart() {
    let features = 250
    var points = Matrix<Double>(rows: 2 * features, columns: features)
    for axis in 0..<features {
      let reach = (1 - 0.002 * Double(axis)).squareRoot()
      (points[2 * axis, axis], points[2 * axis + 1, axis]) = (reach, -reach)
    }
    let result = PrincipalComponents(of: points, count: 3)
    for k in 0..<3 {
      #expect(abs(result.variances[k] * Double(features) - (1 - 0.002 * Double(k))) < 1e-12)
      for j in 0..<features {
        #expect(abs(result.directions[k][j] - (j == k ? 1 : 0)) < 1e-9, "\(k) \(j)")
      }
    }
  }

  /// The second difference matrix of n nodes has the eigenvalues 2 − 2 cos(kπ / (n + 1)).
  @Test(arguments: [1, 2, 3, 17, 120]) func fullDecompositionsAreExact(n: Int) {
    let matrix = (0..<n).map { i in
      (0..<n).map { j in i == j ? 2.0 : abs(i - j) == 1 ? -1 : 0 }
    }
    let (values, vectors) = SymmetricEigen.decompose(matrix)
    for (index, value) in values.enumerated() {
      let expected = 2 - 2 * cos(Double(n - index) * .pi / Double(n + 1))
      #expect(abs(value - expected) < 1e-13)
      let image = matrix.map { Self.dot($0, vectors[index]) }
      #expect(zip(image, vectors[index]).allSatisfy { abs($0 - value * $1) < 1e-12 })
    }
  }

  @Test func degenerateCloudsDoNotTrap() {
    func components(_ rows: [[Double]], _ count: Int) -> PrincipalComponents {
      PrincipalComponents(of: Self.matrix(rows), count: count)
    }
    #expect(components([], 2).directions.isEmpty)
    #expect(components([[1, 1]], 2).variances == [0, 0])
    #expect(components([[1, 1]], 2).directions == [[1, 0], [0, 1]])
    // Rows that are not finite are left out.
    #expect(components([[.nan, 1], [2, 3], [.infinity, 0]], 3).directions.count == 2)
    #expect(components([[.nan, 1], [2, 3]], 3).mean == [2, 3])
    let rows = [[1.0, 5, 2], [2, 3, 4], [0, 1, 1]]
    #expect(components(rows + [[.nan, 0, 0]], 3) == components(rows, 3))
    #expect(components([[0, 0, 0], [0, 0, 0]], 3).variances == [0, 0, 0])
    #expect(components([[1e308, 0], [-1e308, 0]], 2).directions.count == 2)
  }
}
