import Graphics
import Learning
import Numerics
import Plots
import TestSupport
import Testing

@testable import Figures
@testable import Predictions

/// What figures of images show is what was written down by hand.
struct ImageFigureTests {
  /// Two images of two pixels beside each other: the class is the brighter pixel, by scores of the pixels.
  private func run(
    _ test: [[Double]], labels: [Int], weights: [[Float]] = [[1, 0, 0, 1]], channels: Int = 1
  ) throws -> Run {
    let networks = try weights.map { weights in
      var network = try Network<Float>(
        [.flatten, .dense(2, .softmax)], input: [channels, 1, 2 / channels])
      try network.restore([
        NamedArray("layers.1.weight", shape: [2, 2], values: weights),
        NamedArray("layers.1.bias", shape: [2], values: [0, 0]),
      ])
      return network
    }
    return .written(
      networks, loss: .categoricalCrossEntropy, training: Samples(inputs: test, labels: labels),
      test: Samples(inputs: test, labels: labels), classNames: ["left", "right"])
  }

  private func captions(_ film: Film, _ frame: Int) throws -> [String] {
    try film.marks(frame).texts.map(\.string)
  }

  /// Probabilities are 1 / (1 + e⁻ᵈ) of the difference d of the pixels.
  @Test func samplesHaveTheirPredictions() throws {
    let run = try run([[2, 0], [0, 1], [3, 0]], labels: [0, 1, 1])
    let film = try FigureSpec.film("samples", of: run)
    // 0.881, 0.731, 0.953.
    let texts = try captions(film, 0).filter { !$0.contains("test") }
    #expect(texts.starts(with: ["left", "88 %", "right", "73 %", "left", "95 %", "true right"]))
    let strokes = try film.marks(0).lines.map(\.stroke).filter { !$0.dash.isEmpty }
    let crosses = try film.marks(0).symbols.flatMap(\.positions)
    #expect(strokes.count == 1 && Set(crosses.map(\.x)).count == 1)
  }

  /// Black is 0, white the largest number of the data.
  @Test func pixelsAreTheData() throws {
    let film = try FigureSpec.film("samples", of: run([[2, 0], [0, 4]], labels: [0, 1]))
    let images = try film.marks(0).images
    #expect(
      images.map(\.bitmap.pixels) == [[0xFF80_8080, 0xFF00_0000], [0xFF00_0000, 0xFFFF_FFFF]])
    for image in images {
      #expect(!image.isSmooth && image.frame.width == 2 * image.frame.height)
      #expect(image.frame.width == image.frame.width.rounded())
    }
  }

  /// Two channels are shown by their mean.
  @Test func otherChannelsAreMeans() throws {
    let film = try FigureSpec.film(
      "samples", of: run([[2, 4], [0, 0]], labels: [0, 1], channels: 2))
    let words = try film.marks(0).images.map(\.bitmap.pixels)
    // 3 of 4.
    #expect(words == [[0xFFBF_BFBF], [0xFF00_0000]])
  }

  /// Of the first moment the two wrong samples with 0.95 and 0.88; the second knows one of them, and the other stays where it
  /// was.
  @Test func mistakesKeepTheirPlaces() throws {
    let run = try run(
      [[2, 0], [0, 1], [3, 0], [1, 0]], labels: [1, 1, 1, 0],
      weights: [[1, 0, 0, 1], [1, 0, 1.2, 0.1]])
    let film = try FigureSpec.film("mistakes", of: run)
    #expect(
      try captions(film, 0).filter { $0.hasSuffix("%") || $0.hasPrefix("true") } == [
        "95 %", "true right", "88 %", "true right",
      ])
    // All are "right" then, so that only the last is wrong.
    let images = try (0..<2).map { try film.marks($0).images }
    #expect(images.map(\.count) == [2, 1])
    #expect(try captions(film, 1).contains("true left"))
  }

  @Test func slotsAreSteady() {
    let slots = SteadySlots([[5, 7], [7, 9], [9, 5, 7], []], count: 3)
    #expect(slots.samples == [[5, 7, nil], [9, 7, nil], [9, 7, 5], [nil, nil, nil]])
  }

  /// From −2 to 2: the largest weight of the film is the end of the ramp in every frame.
  @Test func weightsHaveOneScale() throws {
    let run = try run(
      [[1, 0], [0, 1]], labels: [0, 1], weights: [[1, -0.5, 0, 0.25], [2, -1, 0, 2]])
    let film = try FigureSpec.film("weightsAsImage", of: run)
    func words(_ shares: [Double]) -> [UInt32] { shares.map(Theme.light.diverging.pixel) }
    #expect(
      try film.marks(0).images.map(\.bitmap.pixels) == [
        words([0.75, 0.375]), words([0.5, 0.5625]),
      ])
    #expect(try film.marks(1).images.map(\.bitmap.pixels) == [words([1, 0.25]), words([0.5, 1])])
    #expect(try Array(captions(film, 0).prefix(2)) == ["left", "right"])
  }

  /// A kernel of three channels is a colour, one of two a square of planes with a gap between them.
  @Test func kernelsAreImages() {
    let color = KernelImages([2, 3, 1, 2], imageChannels: 3, layer: 0)
    #expect(color.isColor && color.width == 2 && color.height == 1)
    let values: [Float] = [-1, 1, 0, 0, 0.5, 1, 1, 1, 1, 1, 1, 1]
    let images = color.images(values)
    #expect(images.count == 2 && images[0].values == [-1, 1, 0, 0, 0.5, 1])
    let bitmap = images[0].bitmap(color.colors(limit: 1), .light)
    #expect(bitmap.pixels == [0xFF00_80BF, 0xFFFF_80FF])
    let planes = KernelImages([1, 2, 2, 2], imageChannels: 3, layer: 0)
    #expect(!planes.isColor && planes.width == 5 && planes.height == 2)
    let square = planes.images([1, 2, 3, 4, 5, 6, 7, 8])[0].values
    #expect(square.map { $0.isNaN ? 0 : $0 } == [1, 2, 0, 5, 6, 3, 4, 0, 7, 8])
    // 1×1 kernels of 64 channels are 8 × 8 pixels.
    let points = KernelImages([1000, 64, 1, 1], imageChannels: 64, layer: 0)
    #expect(points.width == 8 && points.height == 8 && points.count == 1000)
    #expect(points.images([1, 2]).isEmpty)
  }

  /// A convolution that moves the image to the right by one and one that doubles it.
  @Test func mapsAreActivations() throws {
    var network = try Network<Float>(
      [.conv2d(2, padding: 1), .flatten, .dense(2, .softmax)], input: [1, 1, 3])
    try network.restore(
      NamedArray(
        "layers.0.weight", shape: [2, 1, 3, 3],
        values: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]))
    let samples = Samples(inputs: [[1, 0.5, 0.25]], labels: [0])
    let run = Run.written(
      [network], loss: .categoricalCrossEntropy, training: samples, test: samples)
    let images = try FigureSpec.film("featureMaps", of: run).marks(0).images
    let ramp = Theme.light.sequential
    #expect(
      images.map(\.bitmap.pixels) == [
        [0xFFFF_FFFF, 0xFF80_8080, 0xFF40_4040], [0, 0.5, 0.25].map(ramp.pixel),
        [1, 0.5, 0.25].map(ramp.pixel),
      ])
  }

  /// Points of two features are those features about their means, along the axis of the larger variance first.
  @Test func embeddingsAreProjections() throws {
    let inputs: [[Double]] = [[0, 1], [4, 1], [8, 1], [4, 4]]
    let run = try run(inputs, labels: [0, 0, 1, 1])
    let basis = try FeatureBasis(run)
    let points = basis.points(of: SampleRows(inputs), at: try run.lastPredictor())
    // Means 4 and 1.75; the variances are 8 and 1.6875, and the features do not depend on each other.
    let expected = [Point(-4, -0.75), Point(0, -0.75), Point(4, -0.75), Point(0, 2.25)]
    for (a, b) in zip(points, expected) { #expect(abs(a.x - b.x) + abs(a.y - b.y) < 1e-6) }
    #expect(basis.names[0] == "component 1, 82.6 % of the variance" && basis.features == 2)
    let film = try FigureSpec.film("embedding", of: run)
    let symbols = try film.marks(0).symbols
    #expect(symbols.map(\.positions.count) == [2, 2])
    let (a, b) = (symbols[0].positions[0], symbols[1].positions[0])
    #expect(abs(a.y - b.y) < 1e-6 && b.x > a.x)
  }

  /// Half of the epochs mirror an image of three pixels.
  @Test func augmentationsAreThoseOfTraining() throws {
    let image = [4.0, 0, 2]
    let samples = Samples(inputs: [image], labels: [0])
    let network = try Network<Float>([.flatten, .dense(2, .softmax)], input: [1, 1, 3])
    let spec = TrainingSpec(augmentation: AugmentationSpec(flip: .horizontal), seed: 7)
    let run = Run(
      name: "mirrored", training: samples, test: samples, classNames: ["a", "b"],
      featureNames: ["x", "y", "z"],
      moments: [Moment(time: Time(epoch: 0), metrics: [:], network: network)],
      augmentation: Run.Augmentation(spec))
    let film = try FigureSpec.film(
      "augmentations", of: run, options: FigureOptions(Augmentations.Options(versions: 40)))
    let words = try film.marks(0).images.map(\.bitmap.pixels)
    let (plain, mirrored): ([UInt32], [UInt32]) = (
      [0xFFFF_FFFF, 0xFF00_0000, 0xFF80_8080], [0xFF80_8080, 0xFF00_0000, 0xFFFF_FFFF]
    )
    #expect(words.count == 41 && words[0] == plain)
    let count = words.dropFirst().count { $0 == mirrored }
    #expect(count > 8 && count < 32 && words.allSatisfy { $0 == plain || $0 == mirrored })
  }

  @Test func aThousandKernelsAreCounted() throws {
    let film = try FigureSpec.film("filters", of: ImageRuns.wide())
    let shown = try film.marks(0).images.count
    let rest = try film.scene(0).marks.texts.map(\.string).filter { $0.hasPrefix("+") }
    #expect(rest == ["+\(1000 - shown)"] && shown > 100)
  }

  /// A network that diverged has images without numbers.
  @Test(arguments: [
    "filters", "featureMaps", "samples", "mistakes", "embedding", "saliency", "gradCam",
  ])
  func networksMayDiverge(kind: String) throws {
    let run = try ImageRuns.grey()
    var network = try run.lastPredictor().network
    for slot in network.slots {
      network.fill(slot, from: 0, with: Array(repeating: .nan, count: slot.range.count))
    }
    let diverged = Run.written(
      [try run.moments[0].predictor().network, network], loss: .categoricalCrossEntropy,
      training: run.training, test: run.test, classNames: run.classNames,
      featureNames: run.featureNames)
    let film = try FigureSpec.film(kind, of: diverged)
    for frame in 0..<film.frameCount { _ = try film.marks(frame) }
  }
}
