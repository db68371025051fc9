import Graphics
import Learning
import Plots
import TestSupport
import Testing

@testable import Figures

/// Networks of images as diagrams: shapes and parameters counted by hand.
struct VolumeTests {
  private func film(_ run: Run, width: Int = 1200) throws -> Film {
    try FigureSpec.film("architecture", of: run, size: Size(width: width, height: 600))
  }

  private func texts(_ film: Film) throws -> [Text] { try film.scene(0).marks.texts }

  /// 5·3·9 + 5; 5 · 2; 5·5·9 + 5; 5·4·6 · 16 + 16; 16 · 4 + 4.
  @Test func volumesHaveShapesAndParameters() throws {
    let shown = try texts(film(ImageRuns.color())).map(\.string)
    for text in [
      "3×9×12", "5×9×12", "5×4×6", "3×3", "2×2", "16", "4", "batch norm. · relu", "flatten", "skip",
      "140", "230",
    ] {
      #expect(
        shown.contains { $0 == text || $0.hasPrefix(text + " par") }, "\(text) among \(shown)")
    }
    let page = try FigureSpec.page("architecture", of: ImageRuns.color())
    // With the normalisation's 10.
    #expect(page.content.plots[0].subtitle.longest.hasPrefix("2,384 parameters"))
    #expect(
      page.content.plots[0].guides.map(\.label) == [
        "convolution", "block with a skip", "pooling", "dense layer",
      ])
  }

  /// A shortcut of 1×1, and texts that do not run into each other.
  @Test(arguments: [500, 800, 1200]) func textsAreApart(width: Int) throws {
    let run = try ImageRuns.blots(
      [1, 8, 8], 3,
      [
        .conv2d(4, padding: 1), .batchNormalization(.relu), .dropout(rate: 0.5),
        .residual([.conv2d(6, padding: 1, .relu), .conv2d(6, padding: 1)], .relu), .maxPool(),
        .conv2d(8, padding: 1, .relu), .conv2d(8, padding: 1, .relu), .averagePool(), .flatten,
        .dense(100, .relu), .dense(3, .softmax),
      ])
    let film = try film(run, width: width)
    let texts = try texts(film)
    #expect(texts.contains { $0.string == "skip 1×1" })
    let measure = AverageLetters()
    let level = texts.filter { $0.rotation == 0 && film.panels[0].contains($0.position) }
    for (index, a) in level.enumerated() {
      for b in level[..<index] where abs(a.position.y - b.position.y) < a.size * 0.9 {
        let widths = [a, b].map { measure.width(of: $0.string, size: $0.size, weight: $0.weight) }
        #expect(
          abs(a.position.x - b.position.x) >= (widths[0] + widths[1]) / 2, "\(a.string) \(b.string)"
        )
      }
    }
  }

  /// Sixty layers do not have room, and those that are left out are counted.
  @Test func deepNetworksAreShortened() throws {
    let run = try ImageRuns.blots(
      [3, 6, 6], 3,
      (0..<60).map { _ in .conv2d(3, padding: 1, .relu) } + [.flatten, .dense(3, .softmax)],
      moments: 1)
    let shown = try texts(film(run, width: 800)).map(\.string)
    let convolutions = shown.count { $0.hasPrefix("conv") && $0 != "convolution" }
    #expect(convolutions > 3 && convolutions < 30)
    // The image and the dense layer are there.
    #expect(shown.contains("+\(60 - convolutions)") && shown.contains("image"))
    #expect(shown.contains("dense"))
  }
}
