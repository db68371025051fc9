import Cairo
import Graphics
import Learning
import Numerics
import Plots
import TestSupport
import Testing

@testable import Figures

struct ConfusionsTests {
  private static let kind = FigureKind(Confusions.self)

  /// Three classes on a line: below −0.5, up to 0.5, and above, by the scores −x, 0.5 and x.
  private func run(
    _ samples: [(x: Double, label: Int)], training: [(x: Double, label: Int)] = [(0, 1)],
    classNames: [String] = ["low", "middle", "high"]
  ) throws -> Run {
    var network = try Network<Float>([.dense(3, .softmax)], inputCount: 1)
    try network.restore([
      NamedArray("layers.0.weight", shape: [3, 1], values: [-1, 0, 1]),
      NamedArray("layers.0.bias", shape: [3], values: [0, 0.5, 0]),
    ])
    func part(_ samples: [(x: Double, label: Int)]) -> Samples {
      Samples(inputs: samples.map { [$0.x] }, labels: samples.map(\.label))
    }
    return Run(
      name: "line", training: part(training), test: part(samples),
      classNames: classNames, featureNames: ["x"],
      moments: [
        Moment(
          time: Time(epoch: 0), metrics: ["loss": 1], network: network,
          loss: .categoricalCrossEntropy)
      ])
  }

  private static let samples: [(x: Double, label: Int)] = [
    (-1, 0), (3, 0), (-2, 1), (0, 1), (0.2, 1), (1, 2), (0.1, 2),
  ]

  /// The texts inside the panel, row by row.
  private func cellTexts(_ film: Film) throws -> [Text] {
    let panel = film.panels[0]
    return try film.marks(0).flattened.compactMap { mark in
      if case .text(let text) = mark, panel.contains(text.position) { text } else { nil }
    }
  }

  private func film(
    _ run: Run, _ size: Size = Size(width: 800, height: 600), options: Confusions.Options? = nil
  ) throws -> Film {
    var spec = FigureSpec(kind: Self.kind, file: "a.gif", size: size)
    if let options { spec.options = FigureOptions(options) }
    return try spec.film(spec.page(of: run), text: CairoTextMeasure())
  }

  @Test func countsAreThoseCountedByHand() throws {
    let texts = try cellTexts(film(run(Self.samples))).map(\.string)
    #expect(
      texts == [
        "1", "50 %", "0", "1", "50 %",
        "1", "33 %", "2", "67 %", "0",
        "0", "1", "50 %", "1", "50 %",
      ])
  }

  @Test func colorsAreSharesOfTheTrueClass() throws {
    let film = try film(run(Self.samples))
    let ramp = Theme.light.sequential
    let fills = try film.marks(0).flattened.compactMap { mark -> Color? in
      if case .path(_, let fill?, nil) = mark { fill } else { nil }
    }
    let shares = [0.5, 0, 0.5, 1.0 / 3, 2.0 / 3, 0, 0, 0.5, 0.5]
    #expect(fills == shares.map { ramp.color(at: $0) })
  }

  @Test func aClassWithoutSamplesHasNoShare() throws {
    let texts = try cellTexts(film(run([(-1, 0), (0, 1)]))).map(\.string)
    #expect(texts == ["1", "100 %", "0", "0", "0", "1", "100 %", "0"])
  }

  /// The network says "high", which no sample is.
  @Test func outputsWithoutAClassAreCounted() throws {
    let texts = try cellTexts(film(run([(-1, 0), (3, 0), (0, 1)], classNames: ["low", "middle"])))
    #expect(
      texts.map(\.string) == ["1", "50 %", "0", "1", "50 %", "0", "1", "100 %", "0"])
  }

  @Test func withoutTestSamplesTheTrainingSamplesAreCounted() throws {
    let run = try run([], training: Self.samples)
    #expect(try cellTexts(film(run)).first?.string == "1")
    #expect(throws: FigureError.self) {
      try film(run, options: Confusions.Options(part: .validation))
    }
  }

  @Test func numbersFitTheirCellsOrAreLeftOut() throws {
    let measure = try CairoTextMeasure()
    let sizes = [(160, 120), (240, 180), (400, 300), (800, 600), (1600, 900)]
    var counts: [Int] = []
    for (width, height) in sizes {
      let film = try film(run(Self.samples), Size(width: width, height: height))
      let texts = try cellTexts(film)
      let cell = (film.panels[0].width / 3, film.panels[0].height / 3)
      for text in texts {
        #expect(measure.width(of: text.string, size: text.size, weight: text.weight) < cell.0)
        #expect(text.size < cell.1 && text.size >= 9.25)
      }
      counts.append(texts.count)
    }
    #expect(counts == counts.sorted() && counts.last == 15)
  }
}
