import Graphics
import TestSupport
import Testing

@testable import Plots

/// Small images lie in a grid inside their panel, do not touch, and are whole multiples of their pixels.
struct TilesTests {
  private func film(
    _ sections: [Tiles.Section], _ size: Size = Size(width: 800, height: 600),
    _ theme: Theme = .light
  ) throws -> Film {
    try Page(
      content: .plot(
        Plot(
          title: "", space: .free(aspect: nil),
          geoms: [
            Tiles(sections) { _, shown in
              zip(sections, shown).map { section, count in
                (0..<count).map { index in
                  Tiles.Cell(
                    section.colors.map { _ in
                      TileImage(
                        width: section.width, height: section.height,
                        values: (0..<(section.width * section.height)).map {
                          Float(($0 + index) % 5)
                        })
                    }, captions: section.longest)
                }
              }
            }
          ])), frames: [Instant(moments: [0])]
    ).film(size, theme)
  }

  private func section(
    _ count: Int, _ width: Int, _ height: Int, longest: [String] = [], images: Int = 1,
    label: [String] = []
  ) -> Tiles.Section {
    Tiles.Section(
      label: label, count: count, width: width, height: height,
      colors: Array(repeating: .brightness(0...4), count: images), longest: longest)
  }

  @Test(
    arguments: [(1, 8, 8), (5, 3, 3), (24, 28, 28), (64, 5, 5), (7, 32, 20), (12, 1, 1)],
    [Size(width: 400, height: 300), Size(width: 800, height: 600), Size(width: 700, height: 1200)])
  func imagesAreApart(_ shape: (Int, Int, Int), _ size: Size) throws {
    for longest in [[], ["automobile", "100 %"]] {
      let film = try film([section(shape.0, shape.1, shape.2, longest: longest)], size)
      let images = try film.marks(0).images
      let rest = try film.scene(0).marks.texts.filter { $0.string == "+\(shape.0 - images.count)" }
      #expect(images.count == shape.0 || rest.count == 1 && !longest.isEmpty)
      let panel = film.panels[0]
      for (index, image) in images.enumerated() {
        let frame = image.frame
        #expect(frame.left >= panel.left - 0.5 && frame.right <= panel.right + 0.5)
        #expect(frame.top >= panel.top - 0.5 && frame.bottom <= panel.bottom + 0.5)
        #expect(frame == images[0].frame || frame.width == images[0].frame.width)
        let scale = frame.width / Double(shape.1)
        #expect(abs(frame.height / Double(shape.2) - scale) < 0.1)
        #expect(image.isSmooth || scale == scale.rounded())
        for other in images[..<index] {
          #expect(
            frame.left > other.frame.right || frame.right < other.frame.left
              || frame.top > other.frame.bottom || frame.bottom < other.frame.top)
        }
      }
    }
  }

  /// What is not shown is counted in the place of the last.
  @Test(arguments: [1000, 5000]) func theRestIsCounted(count: Int) throws {
    let film = try film([section(count, 3, 3), section(2, 3, 3)])
    let images = try film.marks(0).images
    let shown = images.count - 2
    let rest = try film.scene(0).marks.texts.filter { $0.string.hasPrefix("+") }
    try #require(rest.map(\.string) == ["+\(count - shown)"])
    #expect(images.allSatisfy { !$0.frame.inset(by: -1).contains(rest[0].position) })
    #expect(film.panels[0].contains(rest[0].position))
  }

  /// Rows with their labels, one under the other.
  @Test func sectionsFollowEachOther() throws {
    let film = try film([
      section(1, 8, 8, label: ["image"]), section(8, 6, 6, label: ["conv."]),
      section(16, 3, 3, images: 2, label: ["pool"]),
    ])
    let images = try film.marks(0).images
    #expect(images.count == 1 + 8 + 32)
    let bottoms = [images[0], images[8]].map(\.frame.bottom)
    #expect(images[1...8].allSatisfy { $0.frame.top > bottoms[0] })
    #expect(images[9...].allSatisfy { $0.frame.top > bottoms[1] })
    // The images of a cell are side by side.
    #expect(
      images[9].frame.top == images[10].frame.top && images[10].frame.left > images[9].frame.right)
    let labels = try film.scene(0).marks.texts.filter {
      ["image", "conv.", "pool"].contains($0.string)
    }
    #expect(labels.count == 3 && labels.map(\.position.y) == labels.map(\.position.y).sorted())
    #expect(labels.allSatisfy { label in images.allSatisfy { $0.frame.left > label.position.x } })
  }

  /// Lines that low sections have no room for are left out.
  @Test(arguments: [Size(width: 400, height: 300), Size(width: 800, height: 600)])
  func labelsAreApart(_ size: Size) throws {
    let names = (0..<7).map { "layer \($0)" }
    let film = try film(
      names.map { section(16, 8, 8, label: [$0, "16 × 8×8", "0 … 3.1"]) }, size)
    let texts = try film.scene(0).marks.texts.filter {
      $0.horizontal == .start && film.panels[0].contains($0.position)
    }
    #expect(names.allSatisfy { name in texts.contains { $0.string == name } })
    for (a, b) in zip(texts, texts.dropFirst()) {
      #expect(b.position.y - a.position.y >= a.size, "\(a.string) \(b.string)")
    }
  }

  /// Signs are about the ramp's middle, and three planes are colours.
  @Test func numbersAreColors() {
    let image = TileImage(width: 5, height: 1, values: [-2, -1, 0, 4, .nan])
    let ramp = Theme.dark.diverging
    #expect(
      image.bitmap(.signed(limit: 2), .dark).pixels == [0, 0.25, 0.5, 1].map(ramp.pixel) + [0])
    let rising = TileImage(width: 2, height: 1, values: [-1, 3])
    #expect(
      rising.bitmap(.rising(limit: 6), .light).pixels == [0, 0.5].map(Theme.light.sequential.pixel))
    let color = TileImage(width: 1, height: 2, values: [0, 1, 0.5, 0, 1, 9])
    #expect(color.bitmap(.brightness(0...1), .light).pixels == [0xFF00_80FF, 0xFFFF_00FF])
  }

  /// Without heat an image is grey, and its lightness stays; more heat is another hue.
  @Test func heatIsAHue() {
    func word(_ heat: Float, _ value: Float) -> Color {
      let image = TileImage(width: 1, height: 1, values: [value], heat: [heat])
      return Color(image.bitmap(.brightness(0...1), .light).pixels[0] & 0xFF_FFFF)
    }
    for value in [Float(0), 0.5, 1] {
      let cold = word(0, value)
      #expect(abs(cold.red - cold.green) < 0.01 && abs(cold.green - cold.blue) < 0.01)
      let (warm, hot) = (word(0.5, value), word(1, value))
      #expect(warm.blue < warm.green * 0.5 && hot.blue < 0.02)
      #expect(hot.green / hot.red > warm.green / warm.red + 0.2)
    }
    #expect(word(1, 1).red > 2 * word(1, 0).red)
  }
}
