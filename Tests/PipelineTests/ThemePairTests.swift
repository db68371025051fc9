import Testing

@testable import Experiments
@testable import Figures
@testable import Output
@testable import Pipeline

struct ThemePairTests {
  private func pairs(_ file: String, only theme: ThemeName? = nil) -> [ThemePair] {
    var spec = FigureSpec(kind: FigureKind.allCases[0], file: file)
    spec.themes = [.light, .dark]
    let figures = spec.eachTheme.filter { theme == nil || $0.theme == theme }
    return ThemePair.pairs(
      of: figures,
      figures.map {
        OutputFile(path: "out/my run/\($0.file)", bytes: 1, frames: nil, altText: "1 < 2 & \"3\"")
      })
  }

  @Test func aPairIsAPictureForBoth() {
    #expect(
      pairs("film.gif").map(\.html) == [
        """
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="out/my%20run/film-dark.gif">
          <img src="out/my%20run/film-light.gif" alt="1 &lt; 2 &amp; &quot;3&quot;">
        </picture>
        """
      ])
    #expect(
      pairs("film.mp4").map(\.html) == [
        """
        <video autoplay loop muted playsinline aria-label="1 &lt; 2 &amp; &quot;3&quot;">
          <source media="(prefers-color-scheme: dark)" src="out/my%20run/film-dark.mp4">
          <source src="out/my%20run/film-light.mp4">
        </video>
        """
      ])
  }

  @Test func oneThemeIsNoPair() {
    #expect(pairs("film.gif", only: .light).isEmpty && pairs("film.gif", only: .dark).isEmpty)
    let plain = FigureSpec(kind: FigureKind.allCases[0], file: "a-light.gif")
    #expect(ThemePair.pairs(of: [plain], [OutputFile(path: "a", bytes: 1, frames: 1)]).isEmpty)
  }
}
