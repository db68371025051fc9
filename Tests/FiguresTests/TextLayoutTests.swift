import Cairo
import Graphics
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Every kind of figure of every kind of run in every size: its texts can be read.
struct TextLayoutTests {
  private static let sizes = [
    Size(width: 400, height: 300), Size(width: 800, height: 600), Size(width: 600, height: 600),
    Size(width: 1600, height: 900), Size(width: 1080, height: 1920),
    Size(width: 3840, height: 2160),
  ]

  @Test(arguments: VariedRuns.all) func textsCanBeRead(named: VariedRuns.Named) throws {
    let run = try named.make()
    let facts = try run.facts()
    let measure = try CairoTextMeasure()
    for kind in FigureKind.allCases where (try? kind.check(kind.options, facts)) != nil {
      for size in Self.sizes {
        var spec = FigureSpec(kind: kind, file: "a.gif", size: size)
        spec.theme = size.width % 3 == 0 ? .dark : .light
        let film = try spec.film(spec.page(of: run), text: measure)
        for frame in [0, film.frameCount / 2, film.frameCount - 1] {
          check(film, frame, measure, "\(kind.rawValue) of \(named), \(size.width)×\(size.height)")
        }
      }
    }
  }

  private func check(_ film: Film, _ frame: Int, _ measure: CairoTextMeasure, _ what: String) {
    let marks = film.backdrop.marks + ((try? film.marks(frame)) ?? [])
    let texts = marks.texts
    let boxes = texts.map { Self.box($0, measure) }
    for (text, box) in zip(texts, boxes) {
      #expect(
        box.left >= -0.5 && box.top >= -0.5 && box.right <= Double(film.size.width) + 0.5
          && box.bottom <= Double(film.size.height) + 0.5,
        "\"\(text.string)\" leaves the picture: \(what)")
      #expect(text.size >= 9, "\"\(text.string)\" has \(text.size) pixels: \(what)")
    }
    for first in boxes.indices {
      for second in boxes[(first + 1)...].indices {
        let common = boxes[first].intersection(boxes[second])
        #expect(
          common.width < 1.5 || common.height < 1.5,
          "\"\(texts[first].string)\" and \"\(texts[second].string)\" overlap: \(what)")
      }
    }
  }

  /// From the baseline to the capitals' top, as wide as it is drawn.
  private static func box(_ text: Text, _ measure: CairoTextMeasure) -> Rect {
    let width = measure.width(of: text.string, size: text.size, weight: text.weight)
    let left =
      switch text.horizontal {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let capital = text.size * 0.729
    let top =
      switch text.vertical {
      case .baseline: -capital
      case .top: 0.0
      case .middle: -capital / 2
      case .bottom: -capital - text.size * 0.236
      }
    if text.rotation == -90 {
      return Rect(
        x: text.position.x + top, y: text.position.y - left - width, width: capital, height: width)
    }
    return Rect(x: text.position.x + left, y: text.position.y + top, width: width, height: capital)
  }
}
