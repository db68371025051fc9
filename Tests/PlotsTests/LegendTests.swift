import Graphics
import TestSupport
import Testing

@testable import Plots

struct LegendTests {
  private func neurons(_ count: Int) -> [Guide] {
    (1...count).map { Guide("neuron \($0)", .taggedLine(Pen(.neuron($0)), "\($0)")) }
  }

  private static let boundary = Guide("boundary", .line(Pen(.boundary)))

  /// What is left out is told by how many there are of it, and what is no member of it stays.
  @Test func aShortLegendTellsHowManyThereAre() {
    let classes = Guide.classes(["a", "b"])
    let shown = Legend.shortened(classes + neurons(20) + [Self.boundary], to: 7)
    #expect(
      shown.map(\.label)
        == ["a", "b", "neuron 1", "neuron 2", "neuron 3", "… 20 in all", "boundary"])
    let many = Legend.shortened(Guide.classes((0..<30).map { "class \($0)" }), to: 4)
    #expect(many.map(\.label) == ["class 0", "class 1", "class 2", "… 30 in all"])
  }

  /// From the top in the order of the plots, and what two plots share once.
  @Test func entriesAreInOrderAndOnce() throws {
    func plot(_ guides: [Guide]) -> Content {
      .plot(Plot(title: "", space: .free(aspect: nil), geoms: [], guides: guides))
    }
    let classes = Guide.classes(["first", "second"])
    let page = Page(
      content: .grid(
        .even([plot(classes + [Self.boundary]), plot(classes + neurons(1))], columns: 2)),
      frames: [Instant(moments: [0])])
    let texts = try page.film(Size(width: 900, height: 500)).backdrop.marks.texts
    let entries = texts.filter { $0.string.count > 1 }.sorted { $0.position.y < $1.position.y }
    #expect(entries.map(\.string) == ["first", "second", "boundary", "neuron 1"])
  }
}
