import Graphics
import TestSupport
import Testing

@testable import Plots

/// Panels are where their cells are, as large as their shares, and show their own instants.
struct GridTests {
  /// The index of the moment that it is drawn at, as a text.
  private struct Teller: Geom {
    func drawing(in panel: Panel) -> Drawing {
      Drawing { frame in
        [
          .text(
            Text("\(frame.instant.moments[0])", at: panel.rect.center, size: 12, color: .black))
        ]
      }
    }
  }

  private static let plot = Content.plot(
    Plot(title: "", space: .free(aspect: nil), geoms: [Teller()]))

  private func film(_ grid: PlotGrid) throws -> Film {
    try Page(content: .grid(grid), frames: (0..<3).map { Instant(moments: [$0]) }).film()
  }

  @Test func sharesAreOfTheirOwnColumnsAndRows() throws {
    let cells = [(0, 0), (1, 0), (2, 0), (0, 1)].map {
      PlotGrid.Cell(Self.plot, column: $0.0, row: $0.1)
    }
    let panels = try film(PlotGrid(cells, columnRatios: [3, 1, 2], rowRatios: [1, 4])).panels
    #expect(abs(panels[0].width / panels[1].width - 3) < 0.05)
    #expect(abs(panels[2].width / panels[1].width - 2) < 0.05)
    #expect(abs(panels[3].height / panels[0].height - 4) < 0.1)
  }

  @Test func spansReachToTheLastOfTheirCells() throws {
    let cells = [
      PlotGrid.Cell(Self.plot, column: 0, row: 0, rows: 2),
      PlotGrid.Cell(Self.plot, column: 1, row: 0),
      PlotGrid.Cell(Self.plot, column: 1, row: 1),
      PlotGrid.Cell(Self.plot, column: 0, row: 2, columns: 2),
    ]
    let panels = try film(PlotGrid(cells, columnRatios: [1, 1], rowRatios: [1, 1, 1])).panels
    #expect(panels[0].top == panels[1].top && panels[0].bottom == panels[2].bottom)
    #expect(panels[3].left == panels[0].left && panels[3].right == panels[1].right)
    #expect(panels[1].bottom < panels[2].top && panels[2].bottom < panels[3].top)
  }

  /// Five in rows of three: 0 1 2 over 3 4.
  @Test func evenGridsAreReadRowByRow() throws {
    let panels = try film(.even(Array(repeating: Self.plot, count: 5), columns: 3)).panels
    #expect(panels[0].right < panels[1].left && panels[1].right < panels[2].left)
    #expect(panels[3].left == panels[0].left && panels[4].left == panels[1].left)
    #expect(panels[0].bottom < panels[3].top && panels[0].top == panels[2].top)
    #expect(panels.allSatisfy { abs($0.width - panels[0].width) <= 1 })
  }

  @Test func aPinnedPanelStandsStill() throws {
    let cells = [
      PlotGrid.Cell(Self.plot, column: 0, row: 0),
      PlotGrid.Cell(Self.plot, column: 1, row: 0) { _ in Instant(moments: [7]) },
    ]
    let film = try film(PlotGrid(cells, columnRatios: [1, 1], rowRatios: [1]))
    for frame in 0..<3 {
      let texts = try film.marks(frame).texts.map(\.string)
      #expect(texts == ["\(frame)", "7"])
    }
  }
}
