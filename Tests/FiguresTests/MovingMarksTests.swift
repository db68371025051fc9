import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// What a frame shows is of its own moment: not one late, not one off, not the far side for the near one.
struct MovingMarksTests {
  /// At the middle one of three moments the strong line has two points, and the dot is at the second.
  @Test func aCurveReachesTheMomentThatIsShown() throws {
    let run = try SmallRun.moons()
    var spec = FigureSpec(kind: .named("learningCurves"), file: "a.gif")
    spec.poster = .first
    let film = try spec.film(of: run)
    for frame in 0..<3 {
      let marks = try film.marks(frame).flattened
      let lines = marks.compactMap { mark -> [Path.Element]? in
        if case .path(let path, _, let stroke?) = mark, stroke.color.opacity == 1 {
          path.elements
        } else {
          nil
        }
      }
      let dots = marks.compactMap { mark -> Point? in
        if case .symbols(let symbols) = mark, symbols.radius > 5 {
          symbols.positions.first
        } else {
          nil
        }
      }
      // Training and test.
      #expect(dots.count == 2)
      if frame > 0 { #expect(lines.map(\.count) == [frame + 1, frame + 1]) }
      let share = [0, 5000, 20_000.0][frame] / 20_000
      let rect = film.panels[0]
      #expect(dots.allSatisfy { abs($0.x - (rect.left + share * rect.width)) < 0.5 })
    }
  }

  @Test func seriesCountUpToTheirTime() throws {
    let run = try SmallRun.moons()
    let series = try #require(run.series(.loss, .training))
    #expect(
      [0, 4999, 5000, 5001, 20_000].map { series.count(upTo: Time(epoch: $0)) } == [1, 1, 2, 2, 3])
  }

  /// Discs are numbered from 1, and each is on the line of its own colour.
  @Test func discsNameTheirLines() throws {
    let run = try SmallRun.moons()
    var spec = FigureSpec(kind: .named("hiddenLines"), file: "a.gif")
    spec.poster = .first
    let film = try spec.film(of: run)
    for frame in 1..<3 {
      let marks = try film.marks(frame).flattened
      var lines: [Color: (Point, Point)] = [:]
      for case .path(let path, _, let stroke?) in marks where !stroke.dash.isEmpty {
        guard case .move(let start) = path.elements.first, case .line(let end) = path.elements.last
        else { continue }
        lines[stroke.color] = (start, end)
      }
      let tags = marks.compactMap { mark -> Text? in
        if case .text(let text) = mark, text.weight == .bold, Int(text.string) ?? 9 <= 3 {
          text
        } else {
          nil
        }
      }
      #expect(tags.map(\.string) == ["1", "2", "3"])
      for tag in tags {
        let color = Theme.light.neuronColor((Int(tag.string) ?? 1) - 1)
        let (start, end) = try #require(lines[color])
        let (d, p) = (end - start, tag.position - start)
        let length = (d.x * d.x + d.y * d.y).squareRoot()
        #expect(abs(d.x * p.y - d.y * p.x) / length < 0.5)
      }
    }
  }

  /// Of two points on a line towards the eye the nearer one is before a plane between them, whichever way its normal is.
  @Test(arguments: [1.0, -1.0]) func whatIsNearerIsBeforeTheCut(sign: Double) {
    // Seen from above, so a higher point is nearer.
    let points = [SIMD3(0, 0, -1.0), SIMD3(0, 0, 1.0)]
    let state = HiddenScene.State(
      points: points, mesh: [], cut: .plane(normal: SIMD3(0, 0, sign), offset: 0))
    let (behind, before) = HiddenCube.split(state, HiddenCube.view(0))
    #expect(behind == [0] && before == [1])
  }
}
