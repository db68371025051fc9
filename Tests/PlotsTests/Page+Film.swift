import Graphics
import TestSupport

@testable import Plots

extension Page {
  /// The page's film with text of average letters.
  func film(_ size: Size = Size(width: 800, height: 600), _ theme: Theme = .light) throws -> Film {
    try PageLayout(self, PageStyle(size: size), text: AverageLetters()).film(theme)
  }
}
