import Graphics
import Learning
import Plots
import TestSupport
import Testing

@testable import Figures

/// Which weight joins which nodes of a diagram, and what stands between them.
struct EdgeTests {
  private func run(_ network: Network<Float>, _ columns: [String]) -> Run {
    .written([network], training: Samples(inputs: [], labels: []), featureNames: columns)
  }

  private func edges(_ film: Film) throws -> [(points: [Point], stroke: Stroke)] {
    let signs = [Theme.light.positive, Theme.light.negative].map { $0.opacity(1) }
    return try film.marks(0).lines.filter { signs.contains($0.stroke.color.opacity(1)) }
  }

  /// The nodes of the inputs, from the top.
  private func inputs(_ film: Film) throws -> [Point] {
    let muted = Theme.light.mutedText
    return try film.marks(0).symbols.first { $0.fill == muted }?.positions.sorted { $0.y < $1.y }
      ?? []
  }

  /// Three weights that are not 0: from the first input to the first unit, from the third to the second, and from that one on.
  @Test func edgesJoinTheirNodes() throws {
    let network = try Network<Float>.written(
      [.dense(2, .tanh), .dense(1, .sigmoid)], inputs: 3,
      weights: [[1, 0, 0, 0, 0, -0.5], [0, 0.25]])
    let film = try FigureSpec.film("architecture", of: run(network, ["a", "b", "c"]))
    let inputs = try inputs(film)
    let symbols = try film.marks(0).symbols
    let units = (0..<2).compactMap { unit in
      symbols.first { $0.fill == Theme.light.neuronColor(unit) }?.positions[0]
    }
    try #require(inputs.count == 3 && units.count == 2)
    #expect(units[0].y < units[1].y)
    let edges = try edges(film).sorted { $0.stroke.width > $1.stroke.width }
    try #require(edges.count == 3)
    #expect(edges[0].points == [inputs[0], units[0]] && edges[0].stroke.dash.isEmpty)
    #expect(edges[1].points == [inputs[2], units[1]] && !edges[1].stroke.dash.isEmpty)
    #expect(edges[2].points[0] == units[1] && edges[2].stroke.dash.isEmpty)
  }

  /// Of a hundred inputs some at the start and some at the end have a node: the last weight is at the lowest node.
  @Test func shortenedLayersShowTheirFirstAndLastNodes() throws {
    var weights = [Float](repeating: 0, count: 100)
    weights[0] = 1
    weights[50] = 1
    weights[99] = -1
    let network = try Network<Float>.written(
      [.dense(1, .sigmoid)], inputs: 100, weights: [weights])
    let film = try FigureSpec.film(
      "architecture", of: run(network, (0..<100).map { "column \($0)" }))
    let (inputs, edges) = (try inputs(film), try edges(film))
    #expect(inputs.count < 100 && edges.count == 2)
    for edge in edges {
      #expect(edge.points[0] == (edge.stroke.dash.isEmpty ? inputs.first : inputs.last))
    }
  }

  @Test func whatIsFrozenIsTold() throws {
    let network = try Network<Float>(
      [.dense(2, .tanh, isTrainable: false), .dense(1, .sigmoid)], inputCount: 2)
    let page = try FigureSpec.page("architecture", of: run(network, ["a", "b"]))
    // 2 × 2 + 2 of them, and 2 + 1.
    #expect(page.content.plots[0].subtitle.longest.hasPrefix("9 parameters, 6 of them frozen · "))
  }

  /// What a layer's values go through stands behind that layer and before the next.
  @Test func normalisationsStandBehindTheirLayer() throws {
    let network = try Network<Float>(
      [.dense(2, .linear), .batchNormalization(.relu), .dense(1, .sigmoid)], inputCount: 2)
    let marks = try FigureSpec.film("architecture", of: run(network, ["a", "b"])).marks(0)
    let bar = try #require(marks.texts.first { $0.string.hasPrefix("batch norm.") })
    let units = try #require(marks.texts.first { $0.string == "2 units" })
    let output = try #require(marks.texts.first { $0.string == "1 unit" })
    #expect(units.position.x < bar.position.x && bar.position.x < output.position.x)
  }
}
