import Foundation
import Testing

@testable import Learning

/// The figures of `shapes` against their areas, and the digits against scikit-learn's.
struct ShapesTests {
  @Test(arguments: ShapeFigure.allCases) func figuresHaveTheirAreas(figure: ShapeFigure) {
    let count = 1000
    var (inside, reach) = (0, 0.0)
    for row in 0..<count {
      for column in 0..<count {
        let x = (Double(column) + 0.5) / Double(count) * 3 - 1.5
        let y = (Double(row) + 0.5) / Double(count) * 3 - 1.5
        guard figure.contains(x, y) else { continue }
        inside += 1
        reach = max(reach, x * x + y * y)
      }
    }
    #expect(reach <= 1.44)
    // Of two circles of radii 1 and r, d apart.
    let (r, d) = (0.6.squareRoot(), 0.45)
    let a = (d * d + r * r - 1) / (2 * d * r)
    let b = (d * d + 1 - r * r) / (2 * d)
    let root = ((-d + r + 1) * (d + r - 1) * (d - r + 1) * (d + r + 1)).squareRoot()
    let common = r * r * acos(a) + acos(b) - root / 2
    let tenth = tan(Double.pi / 10)
    let tip = 0.36 / cos(2 * Double.pi / 5)
    let area: Double =
      switch figure {
      case .circle: 0.9 * .pi
      case .square: 1.6 * 1.6
      case .triangle: 3 * 3.0.squareRoot() * 0.55 * 0.55
      case .star: 10 * tenth / (3 - tenth * tenth) * tip * tip
      case .cross: 2 * 2 * 0.54 - 0.54 * 0.54
      case .ring: 0.7 * .pi
      case .diamond: 2 * 1.1 * 0.66
      case .crescent: .pi - common
      }
    #expect(abs(Double(inside) * 9e-6 / area - 1) < 0.004)
  }

  @Test func imagesAreOfTheirClasses() {
    let data = DatasetSpec.shapes(samples: 80, size: 40, classes: 8, noise: 0).draw(seed: 5)
    #expect(data.shape == [3, 40, 40] && data.labels == (0..<80).map { $0 % 8 })
    #expect(data.classNames.prefix(3) == ["circle", "square", "triangle"])
    for sample in 0..<80 {
      let pixels = data.values.row(sample)
      // The ground, the ink, and what is between them along the edge: all on a line.
      let ground = [0, 1600, 3200].map { pixels[$0] }
      let distance = (0..<1600).map { i in
        (0..<3).reduce(0.0) { $0 + abs(pixels[$1 * 1600 + i] - ground[$1]) }
      }
      let most = distance.max() ?? 0
      #expect(most > 0.25)
      let plain = distance.count { $0 < 0.02 || $0 > most - 0.02 }
      #expect(plain > 1200)
    }
    #expect(DatasetSpec.shapes(samples: 12, channels: .gray).draw(seed: 5).shape == [1, 28, 28])
  }

  private struct Reference: Decodable {
    let labels: [Int]
    let sums: [Int]
    let columns: [Int]
    let first: [Int]
    let last: [Int]
  }

  @Test func digitsAreThoseOfScikitLearn() throws {
    let reference = try References.load("digits", as: Reference.self)
    let data = DatasetSpec.digits().draw(seed: 1)
    let rows = (0..<data.count).map { data.values.row($0).map { Int($0 * 16) } }
    #expect(data.labels == reference.labels)
    #expect(rows.map { $0.reduce(0, +) } == reference.sums)
    #expect((0..<64).map { column in rows.reduce(0) { $0 + $1[column] } } == reference.columns)
    #expect(rows.first == reference.first && rows.last == reference.last)
    let some = DatasetSpec.digits(samples: 100).draw(seed: 1)
    #expect(some.count == 100 && some != DatasetSpec.digits(samples: 100).draw(seed: 2))
  }
}
