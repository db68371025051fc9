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
      let page = try FigureSpec(kind: kind, file: "a.gif").page(of: run)
      for size in Self.sizes {
        var spec = FigureSpec(kind: kind, file: "a.gif", size: size)
        spec.theme = size.width % 3 == 0 ? .dark : .light
        let film = try spec.film(page, text: measure)
        for frame in [0, film.frameCount / 2, film.frameCount - 1] {
          let faults = try TextFaults(film, frame: frame, measure).sentences
          #expect(faults == [], "\(kind.rawValue) of \(named), \(size.width)×\(size.height)")
        }
      }
    }
  }
}
