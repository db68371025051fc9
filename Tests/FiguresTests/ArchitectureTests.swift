import Cairo
import Graphics
import Learning
import Numerics
import Plots
import TestSupport
import Testing

@testable import Figures

struct ArchitectureTests {
  private func run(
    _ networks: [Network<Float>], columns: [String] = ["a", "b"]
  ) -> Run {
    Run(
      name: "net", training: Samples(inputs: [], labels: []), test: Samples(inputs: []),
      classNames: ["no", "yes"], featureNames: columns,
      moments: networks.enumerated().map { epoch, network in
        Moment(time: Time(epoch: Double(epoch)), metrics: ["loss": 1], network: network)
      })
  }

  private func small(scale: Float) throws -> Network<Float> {
    var network = try Network<Float>([.dense(2, .tanh), .dense(1, .sigmoid)], inputCount: 2)
    try network.restore([
      NamedArray("layers.0.weight", shape: [2, 2], values: [4, -2, 1, 0].map { $0 * scale }),
      NamedArray("layers.0.bias", shape: [2], values: [0, 0]),
      NamedArray("layers.1.weight", shape: [1, 2], values: [3, -0.5].map { $0 * scale }),
      NamedArray("layers.1.bias", shape: [1], values: [0]),
    ])
    return network
  }

  private func film(_ run: Run, _ size: Size = Size(width: 800, height: 600)) throws -> Film {
    var spec = FigureSpec(kind: FigureKind(Architecture.self), file: "a.gif", size: size)
    spec.poster = .first
    return try spec.film(spec.page(of: run), text: CairoTextMeasure())
  }

  /// The strokes of edges with how many of them there are: lines without a fill in a sign's colour.
  private func edges(_ film: Film, _ frame: Int) throws -> [(stroke: Stroke, count: Int)] {
    let signs = [Theme.light.positive, Theme.light.negative]
    return try film.marks(frame).flattened.compactMap { mark in
      guard case .path(let path, nil, let stroke?) = mark,
        signs.contains(stroke.color.opacity(1))
      else { return nil }
      return (stroke, path.elements.count / 2)
    }
  }

  private func texts(_ film: Film) throws -> [String] {
    try film.marks(0).flattened.compactMap { mark in
      if case .text(let text) = mark { text.string } else { nil }
    }
  }

  /// Of 4, −2, 1, 3 and −0.5 in the last frame and half of them in the first; 0 has no line.
  @Test func widthsAreInProportionToWeightsOverAllFrames() throws {
    let film = try film(run([small(scale: 0.5), small(scale: 1)]))
    let last = try edges(film, 1)
    let widest = try #require(last.map(\.stroke.width).max())
    for (frame, factor) in [(0, 0.5), (1, 1.0)] {
      let edges = try edges(film, frame)
      #expect(edges.map(\.count) == [1, 1, 1, 1, 1])
      let expected = [0.125, 0.25, 0.5, 0.75, 1].map { $0 * factor }
      for (edge, share) in zip(edges, expected) {
        #expect(abs(edge.stroke.width / widest - share) <= 1.0 / 64)
      }
      #expect(edges.map(\.stroke.dash.isEmpty) == [false, true, false, true, true])
      let opacities = edges.map(\.stroke.color.opacity)
      #expect(opacities == opacities.sorted())
    }
  }

  @Test func manyEdgesAreFewPaths() throws {
    let network = try Network<Float>(
      NetworkSpec(
        layers: [.dense(64, .relu), .dense(64, .relu), .dense(64, .relu), .dense(1, .sigmoid)]),
      inputCount: 2)
    let edges = try edges(film(run([network])), 0)
    #expect(edges.count <= 64)
    let count = edges.map(\.count).reduce(0, +)
    #expect(count > 6000 && count <= 2 * 64 + 2 * 64 * 64 + 64)
  }

  @Test func layersAreNamed() throws {
    let network = try Network<Float>(
      NetworkSpec(
        layers: [
          .dense(3, .linear), .batchNormalization(.relu), .dropout(rate: 0.25), .dense(1, .sigmoid),
        ]), inputCount: 2)
    let film = try film(run([network]))
    let shown = try texts(film)
    for text in ["a", "b", "2 inputs", "3 units", "batch norm. · relu", "dropout 0.25", "yes"] {
      #expect(shown.contains(text), "\(text)")
    }
    // 3 × 2 + 3, 2 × 3, 3 + 1.
    let page = try FigureSpec(kind: FigureKind(Architecture.self), file: "a.gif").page(
      of: run([network]))
    #expect(page.content.plots[0].subtitle.longest.hasPrefix("19 parameters"))
  }

  /// 300 units do not all have a node; their number is told.
  @Test func largeLayersAreShortened() throws {
    let network = try Network<Float>(
      NetworkSpec(layers: [.dense(300, .relu), .dense(1, .sigmoid)]), inputCount: 100)
    let film = try film(run([network], columns: (0..<100).map { "column \($0)" }))
    let counts = try film.marks(0).flattened.compactMap { mark in
      if case .symbols(let symbols) = mark { symbols.positions.count } else { nil }
    }
    #expect(counts.allSatisfy { $0 <= 64 } && counts.filter { $0 == 3 }.count == 2)
    let shown = try texts(film)
    #expect(shown.contains("300 units") && shown.contains("100 inputs"))
    #expect(shown.contains("column 0"))
  }

  /// Nodes of a layer do not touch, and everything is in the picture.
  @Test(
    arguments: [1, 2, 3, 8, 20, 63, 64],
    [Size(width: 400, height: 300), Size(width: 800, height: 600)])
  func nodesAreApart(units: Int, size: Size) throws {
    let network = try Network<Float>(
      NetworkSpec(layers: [.dense(units, .relu), .dense(1, .sigmoid)]), inputCount: 2)
    let film = try film(run([network]), size)
    for mark in try film.marks(0).flattened {
      switch mark {
      case .symbols(let symbols):
        let ys = symbols.positions.map(\.y).sorted()
        for (a, b) in zip(ys, ys.dropFirst()) { #expect(b - a > 2 * symbols.radius) }
        #expect(symbols.positions.allSatisfy { $0.y > 0 && $0.y < Double(size.height) })
      case .text(let text):
        #expect(text.size >= 9.25 && text.position.y < Double(size.height))
      default: break
      }
    }
  }
}
