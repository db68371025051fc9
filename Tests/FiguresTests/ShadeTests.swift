import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// Which colour is where in the plane.
struct ShadeTests {
  private func distance(_ pixel: UInt32, _ color: Color) -> Int {
    [0, 8, 16].reduce(0) { sum, shift in
      let gap = Int(pixel >> UInt32(shift) & 255) - Int(color.pixel >> UInt32(shift) & 255)
      return sum + gap * gap
    }
  }

  /// The class whose colour is nearest to a pixel of the middle column or row.
  private func nearest(_ pixel: UInt32, of count: Int) -> Int? {
    (0..<count).min {
      distance(pixel, Theme.light.classColor($0, of: count))
        < distance(pixel, Theme.light.classColor($1, of: count))
    }
  }

  /// Class 1 is up: the output is 8 y.
  @Test func theUpperClassIsShadedAtTheTop() throws {
    let network = try Network<Float>.written(
      [.dense(1, .sigmoid)], inputs: 2, weights: [[0, 8]])
    let run = Run.written(
      [network], training: Samples(inputs: [[-1, -1], [1, 1]], labels: [0, 1]))
    let bitmap = try #require(
      try FigureSpec.film("decisionBoundary", of: run).marks(0).images.first
    )
    .bitmap
    #expect(nearest(bitmap[bitmap.width / 2, 5], of: 2) == 1)
    #expect(nearest(bitmap[bitmap.width / 2, bitmap.height - 6], of: 2) == 0)
  }

  /// Three classes from left to right, by the scores −8 x, 4 and 8 x.
  @Test func threeClassesAreShadedInTheirOrder() throws {
    let network = try Network<Float>.written(
      [.dense(3, .softmax)], inputs: 2, weights: [[-8, 0, 0, 0, 8, 0]], biases: [[0, 4, 0]])
    let run = Run.written(
      [network], loss: .categoricalCrossEntropy,
      training: Samples(inputs: [[-2, -1], [0, 0], [2, 1]], labels: [0, 1, 2]),
      classNames: ["left", "middle", "right"])
    let bitmap = try #require(
      try FigureSpec.film("decisionBoundary", of: run).marks(0).images.first
    )
    .bitmap
    let shown = [5, bitmap.width / 2, bitmap.width - 6].map {
      nearest(bitmap[$0, bitmap.height / 2], of: 3)
    }
    #expect(shown == [0, 1, 2])
  }

  /// The network says y and so do the targets: each sample has the colour of the plane where it is, and high is up.
  @Test func samplesOfAGoodFitVanish() throws {
    let network = try Network<Float>.written([.dense(1, .linear)], inputs: 2, weights: [[0, 1]])
    let inputs: [[Double]] = [[-1, -1], [1, -0.5], [0, 0], [1, 0.5], [-1, 1]]
    let run = Run.written(
      [network], loss: .meanSquaredError,
      training: Samples(inputs: inputs, targets: inputs.map { $0[1] }), classNames: [])
    let film = try FigureSpec.film("fit", of: run)
    let marks = try film.marks(0)
    let image = try #require(marks.images.first)
    let ramp = Theme.light.diverging
    let middle = image.bitmap.width / 2
    #expect(image.bitmap[middle, 0] == ramp.pixel(at: 1))
    #expect(image.bitmap[middle, image.bitmap.height - 1] == ramp.pixel(at: 0))
    let samples = marks.symbols.filter { !$0.positions.isEmpty }
    #expect(samples.count == 5)
    for symbols in samples {
      try #require(image.frame.contains(symbols.positions[0]))
      let place = symbols.positions[0] - Point(image.frame.left, image.frame.top)
      let pixel = image.bitmap[Int(place.x), Int(place.y)]
      let fill = try #require(symbols.fill)
      // A few dozen levels of colour for the samples.
      #expect(distance(pixel, fill) < 3 * 12 * 12)
    }
  }

  /// A circle is round only where both columns are of one size.
  @Test(arguments: [(1.0, true), (2.5, true), (100, false), (0.01, false)])
  func unitsAreEqualWhereColumnsAreAlike(factor: Double, isEqual: Bool) throws {
    let network = try Network<Float>([.dense(1, .sigmoid)], inputCount: 2)
    let run = Run.written(
      [network], training: Samples(inputs: [[-factor, -1], [factor, 1]], labels: [0, 1]))
    #expect(try Plane(PlaneSpec(), of: run).hasEqualUnits == isEqual)
  }
}
