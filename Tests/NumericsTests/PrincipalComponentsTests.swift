import Numerics
import Testing

struct PrincipalComponentsTests {
  /// numpy.linalg.eigh(numpy.cov(x.T, bias=True)) of the same rows.
  @Test func agreesWithNumPy() {
    let rows = [
      [2.5, 2.4, 0.5], [0.5, 0.7, 1.9], [2.2, 2.9, 0.1], [1.9, 2.2, 1.1], [3.1, 3.0, 0.3],
      [2.3, 2.7, 0.9],
    ]
    let result = PrincipalComponents(of: rows, count: 2)
    let expected = (
      values: [1.5016162589882551, 0.05933092828475474],
      directions: [
        [0.6339582243904154, 0.6213673906528605, -0.46043407298005984],
        [0.6780054770028451, -0.16015089812182326, 0.7173982596751387],
      ]
    )
    for (value, reference) in zip(result.variances, expected.values) {
      #expect(abs(value - reference) < 1e-12)
    }
    for (direction, reference) in zip(result.directions, expected.directions) {
      for (a, b) in zip(direction, reference) { #expect(abs(a - b) < 1e-12) }
    }
    #expect(result.variances.count == 2)
  }

  @Test func degenerateCloudsDoNotTrap() {
    #expect(PrincipalComponents(of: [], count: 2).directions.isEmpty)
    #expect(PrincipalComponents(of: [[1, 1]], count: 2).variances == [0, 0])
    #expect(PrincipalComponents(of: [[.nan, 1], [2, 3]], count: 3).directions.count == 2)
  }
}
