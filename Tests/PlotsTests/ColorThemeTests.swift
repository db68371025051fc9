import Graphics
import Testing

@testable import Plots

/// The themes' palettes, measured: distances are the smallest CIEDE2000 over five forms of colour vision.
struct ColorThemeTests {
  static let themes = NamedTheme.all

  @Test(arguments: themes) func classesStayApart(_ named: NamedTheme) {
    let classes = named.classes
    #expect(smallestDistance(among: classes) >= (named.isLight ? 11 : 10))
    #expect(smallestDistance(among: Array(classes.prefix(2))) >= 50)
    #expect(smallestDistance(among: Array(classes.prefix(4))) >= 14.5)
  }

  @Test(arguments: themes) func tintsStayApart(_ named: NamedTheme) {
    let (classes, tints) = (named.classes, named.tints)
    #expect(smallestDistance(among: tints) >= 5)
    #expect(smallestDistance(among: Array(tints.prefix(4))) >= 7)
    for (index, color) in classes.enumerated() {
      let others = tints.indices.filter { $0 != index }.map { tints[$0] }
      #expect(smallestDistance([color], to: others) >= 6.5, "class \(index) on another's tint")
      #expect(color.distance(to: tints[index]) >= 9.5, "class \(index) on its own tint")
    }
  }

  /// Orange cannot have a contrast of 3 with white and stay orange: its outline has it.
  @Test(arguments: themes) func symbolsShowOnPanelsAndTints(_ named: NamedTheme) {
    for (index, tint) in named.tints.enumerated() {
      let outline = named.theme.classOutline(index)
      #expect(outline.contrast(to: named.theme.panel) >= 5, "class \(index)")
      #expect(outline.contrast(to: tint) >= 3, "class \(index)")
    }
  }

  @Test func classesOfOneSymbolAreFurtherApart() {
    for (theme, apart) in [(Theme.light, 27.0), (.dark, 11.5)] {
      for i in 0..<10 {
        for j in 0..<i where theme.classSymbol(i) == theme.classSymbol(j) {
          #expect(theme.classColor(i).distance(to: theme.classColor(j)) >= apart, "\(i) \(j)")
        }
      }
    }
  }

  @Test(arguments: themes) func noClassRepeatsAnother(_ named: NamedTheme) {
    let theme = named.theme
    for count in [10, 11, 12, 16, 20, 50, 100] {
      #expect(Set((0..<count).map { theme.classColor($0, of: count) }).count == count)
    }
    #expect(Set((0..<100).map { theme.classColor($0) }).count == 100)
    for index in 0..<10 {
      #expect(theme.classColor(index, of: 10) == theme.classColor(index))
      #expect(theme.classSymbol(index, of: 3) == theme.classSymbol(index))
      #expect(theme.classOutline(index, of: 7) == theme.classOutline(index))
    }
    // A class that the count does not allow for has a colour as well.
    #expect(theme.classColor(12, of: 12) == theme.classColor(12))
  }

  @Test(arguments: themes, [11, 12, 16, 20]) func manyClassesAreOrdered(
    _ named: NamedTheme, count: Int
  ) {
    let theme = named.theme
    let colors = (0..<count).map { theme.classColor($0, of: count) }
    let lightness = colors.map(\.okLightness)
    #expect(lightness == (named.isLight ? lightness.sorted(by: >) : lightness.sorted()))
    for i in 0..<count {
      for j in 0..<i where theme.classSymbol(i, of: count) == theme.classSymbol(j, of: count) {
        #expect(colors[i].distance(to: colors[j]) >= 10, "\(i) \(j)")
      }
    }
  }

  @Test(arguments: themes) func linesShow(_ named: NamedTheme) {
    let theme = named.theme
    for index in 0..<8 {
      #expect(theme.neuronColor(index) == theme.lineColor(index, overTints: false))
      #expect(theme.neuronColor(index).contrast(to: theme.panel) >= 4)
      for ground in [theme.panel] + named.tints {
        #expect(theme.lineColor(index, overTints: true).contrast(to: ground) >= 3)
      }
    }
  }

  @Test(arguments: themes, [false, true]) func linesStayApart(_ named: NamedTheme, overTints: Bool)
  {
    let theme = named.theme
    let lines = (0..<8).map { theme.lineColor($0, overTints: overTints) }
    #expect(smallestDistance(among: lines) >= 8.5)
    #expect(smallestDistance(among: Array(lines.prefix(3))) >= 13.5)
    #expect(smallestDistance(lines, to: named.classes) >= 5.5)
    #expect(smallestDistance(lines, to: Array(named.classes.prefix(2))) >= 7)
    #expect(smallestDistance(lines, to: [theme.boundary]) >= 7.5)
    #expect(smallestDistance(lines, to: [theme.highlight]) >= 6.5)
  }

  @Test(arguments: themes) func signsStayApart(_ named: NamedTheme) {
    let theme = named.theme
    #expect(theme.positive.distance(to: theme.negative) >= 17.5)
    #expect(
      min(theme.positive.contrast(to: theme.panel), theme.negative.contrast(to: theme.panel)) >= 3.5
    )
    #expect(
      smallestDistance([theme.positive, theme.negative], to: Array(named.classes.prefix(4))) >= 7.5)
  }

  @Test(arguments: themes) func marksOfSingleSamplesShow(_ named: NamedTheme) {
    let theme = named.theme
    for ground in [theme.panel] + named.classes + named.tints {
      #expect(
        max(theme.error.contrast(to: ground), theme.errorCasing.contrast(to: ground)) >= 4)
      #expect(
        max(theme.highlight.contrast(to: ground), theme.highlightOutline.contrast(to: ground)) >= 3)
    }
    #expect(theme.error.contrast(to: theme.errorCasing) >= 15)
    #expect(theme.highlight.contrast(to: theme.highlightOutline) >= 10)
    #expect(smallestDistance([theme.highlight], to: named.classes) >= 9.5)
  }

  @Test(arguments: themes) func textIsReadable(_ named: NamedTheme) {
    let theme = named.theme
    for ground in [theme.background, theme.panel] {
      #expect(theme.text.contrast(to: ground) >= 7)
      #expect(theme.mutedText.contrast(to: ground) >= 4.5)
      #expect(theme.axis.contrast(to: ground) >= 2.5)
    }
  }
}
