import Figures
import Graphics
import Learning
import Testing

/// What a network predicts is drawn in the units of the targets, however it learnt them.
struct TargetScaleTests {
  /// A power of two changes no bit of the way there and back.
  @Test func theScaleMakesNoDifference() throws {
    let scale = TargetScale(mean: 0, deviation: 1024)
    let spec = FigureSpec(kind: .named("fit"), file: "fit.png")
    for (plain, scaled) in [
      (try SmallRun.sine(), try SmallRun.sine(scale: scale)),
      (try SmallRun.hills(), try SmallRun.hills(scale: scale)),
    ] {
      let (expected, film) = (
        try spec.film(of: plain), try spec.film(of: scaled)
      )
      #expect(film.backdrop == expected.backdrop)
      let (marks, others) = (try film.marks(0), try expected.marks(0))
      #expect(marks == others)
    }
  }
}
