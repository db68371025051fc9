import Numerics
import Testing

struct PointsTests {
  /// Numbers before and after stay, and of a row with one that is not finite nothing does.
  @Test func rowsThatAreNotFiniteAreLeftOut() {
    var numbers = [7.0]
    numbers.append(finite: [1, 2])
    numbers.append(finite: [3, .nan, 4])
    numbers.append(finite: [5, 6, -.infinity])
    numbers.append(finite: [8])
    #expect(numbers == [7, 1, 2, 8])
  }

  /// Of (0, 0), (4, 0), (4, 2), (0, 2) the middle is (2, 1): 4 + 1 a point.
  @Test func variancesAreThoseOfARectangle() {
    let points = Matrix<Double>(rows: 4, columns: 2, elements: [0, 0, 4, 0, 4, 2, 0, 2])
    #expect(points.totalVariance == 5)
    #expect(points.varianceShares(along: [[1, 0], [0, 1]]) == [0.8, 0.2])
    #expect(points.without([0, 1]).elements == [0, 0, 4, 0, 4, 0, 0, 0])
    let still = Matrix<Double>(rows: 2, columns: 1, elements: [3, 3])
    #expect(still.varianceShares(along: [[1]]) == nil)
  }
}
