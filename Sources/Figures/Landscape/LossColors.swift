import CLibrary
import Graphics
import Plots

/// The colours and contours of losses: by their logarithms, the same over the whole film.
struct LossColors: Sendable, Equatable {
  /// Of the field's values and the paths' true losses; those beyond it have the colour of its ends.
  let scale: Scale
  /// Powers of ten of evenly spaced exponents within the field's own range, some ten to thirty of them.
  let levels: [Double]

  /// A loss of 0 counts as the least other one, and of a wide range so many powers of ten are told apart.
  private static let mostDecades = 8.0
  private static let levelCount = 18.0

  /// - Parameter losses: of the paths.
  init(field: [Double], losses: [Double]) {
    let own = Extent(field)
    var all = own
    // A run that diverged must not take the colours of all others.
    for loss in losses where own.isEmpty || loss < 10 * own.high { all.add(loss) }
    guard all.high > 0, all.leastPositive.isFinite else {
      scale = Scale(.linear, 0...1)
      levels = []
      return
    }
    let high = all.high
    let low = max(all.leastPositive, high * pow(10, -Self.mostDecades))
    let isFlat = high < low * (1 + 1e-9)
    scale = Scale(.log, isFlat ? (low / 2)...(high * 2) : low...high)
    let least = max(own.isEmpty ? low : own.leastPositive, low)
    let decades = isFlat || own.isEmpty ? 0 : log10(own.high / least)
    guard decades > 1e-6 else {
      levels = []
      return
    }
    let perDecade = max(1, (Self.levelCount / decades).rounded())
    let first = (log10(least) * perDecade).rounded(.up)
    let last = (log10(own.high) * perDecade).rounded(.down)
    levels =
      first > last
      ? []
      : stride(from: first, through: last, by: 1).map {
        pow(10, $0 / perDecade)
      }
  }

  /// The share 0...1 of the scale; NaN for what is no number.
  func share(_ loss: Double) -> Double {
    if loss.isNaN { return .nan }
    guard case .log = scale.kind else { return min(max(scale.fraction(loss), 0), 1) }
    return loss <= scale.domain.lowerBound ? 0 : min(scale.fraction(loss), 1)
  }

  /// Calm: it keeps away from the darkest colours, on which lines are hard to see.
  static func ramp(_ theme: Theme) -> ColorRamp {
    ColorRamp((0...16).map { theme.sequential.color(at: 0.02 + 0.64 * Double($0) / 16) })
  }

  var bar: ColorBar {
    ColorBar(
      label: "Training loss", domain: scale.domain, kind: scale.kind, ramp: Self.ramp)
  }
}
