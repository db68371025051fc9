import CLibrary
import GIF
import Graphics

/// How the bytes, the error and the number of colours of a film depend on its quality and format, as far as estimates tell.
///
/// Formats are much alike: a curve of one, times a factor, is that of another.
struct RateModel {
  /// What a film is about.
  struct Estimate {
    var bytes: Int
    /// The mean squared error of its colours.
    var error: Double
    var colors: Int
    /// Which share of the bytes each frame and all before it have, about.
    var shares: [Double] = []

    /// About the bytes of a film whose first `frames` have so many.
    func extrapolated(bytes: Int, frames: Int) -> Int {
      guard 1...shares.count ~= frames else { return bytes }
      return Int(Double(bytes) / min(max(shares[frames - 1], 0.01), 1))
    }
  }

  private typealias Format = Compromise.Format

  /// Between two estimates so near to each other in quality the model is believed, and so near to one.
  private static let (gap, reach) = (12.0, 2.0)

  private var curves: [Format: RateCurve] = [:]
  /// Formats of which there are no films.
  private var excluded: Set<Format> = []
  /// The first format that was estimated.
  private var reference: Format?
  private var colors: [(quality: Double, count: Int)] = []
  /// Which film was written last: formats that have not been are likely to need the same correction.
  private var latest: (format: Format, quality: Double)?

  /// Colours become half as many for so much less quality, below all that is known.
  private static let octave = 20.0
  private static let (manyFormats, hope) = (5, 4.0)

  mutating func insert(_ estimate: Estimate, of film: Compromise) {
    let reached = GIF.Options.quality(
      targetPSNR: GIF.decibels(meanSquaredError: max(estimate.error, 1e-3)))
    let quality = min(film.quality, reached)
    let format = film.format
    reference = reference ?? format
    var curve = curves[format] ?? RateCurve()
    curve.insert(
      RateCurve.Point(
        quality: quality, bytes: Double(max(estimate.bytes, 1)), error: max(estimate.error, 1e-3)))
    if quality < film.quality - 1 {
      curve.ceiling = min(curve.ceiling, quality)
      curve.top = min(curve.top, film.quality)
    }
    curves[format] = curve
    colors.append((quality, estimate.colors))
    colors.sort { ($0.quality, $0.count) < ($1.quality, $1.count) }
  }

  /// The film truly has so many bytes, and it has been estimated.
  mutating func correct(_ film: Compromise, bytes: Int) {
    let format = film.format
    guard var curve = curves[format] else { return }
    let quality = min(film.quality, curve.ceiling)
    curve.correct(quality: quality, bytes: Double(max(bytes, 1)))
    curves[format] = curve
    latest = (format, quality)
  }

  /// There is no film of this format.
  mutating func exclude(_ film: Compromise) { excluded.insert(film.format) }

  /// Whether a film of this quality has been estimated, about, or others of the format that are a little better and worse.
  ///
  /// Between estimates films that have been written count, too.
  func knows(_ film: Compromise) -> Bool {
    guard let curve = curves[film.format] else { return excluded.contains(film.format) }
    let quality = min(film.quality, curve.ceiling)
    var known = curve.points.map(\.quality)
    if let least = known.first, let most = known.last {
      known += curve.truths.map(\.quality).filter { least...most ~= $0 }
    }
    let below = known.filter { $0 <= quality }.map { quality - $0 }.min()
    let above = known.filter { $0 >= quality }.map { $0 - quality }.min()
    if let below, let above, below + above < Self.gap { return true }
    return min(below ?? .infinity, above ?? .infinity) < Self.reach
  }

  /// A quality below all that are known of a format, or a lower one: twice as far below as these are from each other, so that
  /// a curve that is flat is walked down in few steps.
  func stride(to film: Compromise) -> Double {
    guard let points = curves[film.format]?.points, points.count > 1,
      film.quality < points[0].quality
    else { return film.quality }
    let next = points[0].quality - 2 * (points[1].quality - points[0].quality)
    return max(min(film.quality, next), Compromise.leastQuality)
  }

  /// Whether any film of this format has been estimated.
  func knowsFormat(of film: Compromise) -> Bool {
    curves[film.format] != nil || excluded.contains(film.format)
  }

  /// The curve of a format, or about that; `nil` if nothing is known, or there is no such film.
  func curve(_ film: Compromise) -> RateCurve? {
    guard var curve = estimates(film) else { return nil }
    if let latest, let written = curves[latest.format] {
      curve.bias = written.correction(quality: latest.quality)
    }
    return curve
  }

  /// The curve as estimates tell, with the format's own corrections if there are any.
  private func estimates(_ film: Compromise) -> RateCurve? {
    let format = film.format
    guard !excluded.contains(format), let reference, let shape = curves[reference] else {
      return nil
    }
    if let own = curves[format] {
      guard own.points.count == 1, format != reference, let point = own.points.first else {
        return own
      }
      // As the shape above the point; below it the better of what is likely.
      let shape = shape.uncorrected
      let above = shape.scaled(by: point.bytes / shape.bytes(quality: point.quality))
      var curve = own
      for other in above.points where other.quality > point.quality { curve.insert(other) }
      return curve
    }
    let own = shape.ceiling == .infinity ? reference.size : nil
    let nearest = curves.keys.min {
      let (a, b) = (format.distance(from: $0), format.distance(from: $1))
      return (a, $0.step, $0.size.width) < (b, $1.step, $1.size.width)
    }
    guard let nearest, nearest != reference else {
      return optimistic(
        shape.uncorrected.scaled(by: exp(format.factor(from: reference, own: own))))
    }
    var film = film
    (film.size, film.step) = (nearest.size, nearest.step)
    return
      (estimates(film)?.uncorrected.scaled(
        by: exp(format.factor(from: nearest, own: own)))).map(optimistic)
  }

  /// The curve with a higher ceiling than there is, until enough formats are known: some sizes have palettes for single
  /// frames, and others do not.
  private func optimistic(_ curve: RateCurve) -> RateCurve {
    var curve = curve
    if curves.count < Self.manyFormats {
      let most = curves.values.map(\.ceiling).max() ?? .infinity
      curve.ceiling = most + Self.hope
    }
    curve.top = .infinity
    return curve
  }

  /// The lowest quality that a floor allows, about.
  func quality(of floor: Compromise.Floor) -> Double {
    // From where on colours are enough, at equal steps of their logarithms.
    guard let enough = colors.firstIndex(where: { $0.count >= floor.colors }) else {
      return floor.quality
    }
    let above = colors[enough]
    guard enough > 0 else {
      let octaves = log2(Double(above.count) / Double(floor.colors))
      return min(floor.quality, max(above.quality - Self.octave * octaves, Compromise.leastQuality))
    }
    let below = colors[enough - 1]
    let share =
      log(Double(floor.colors) / Double(below.count))
      / log(Double(above.count) / Double(below.count))
    return min(floor.quality, below.quality + share * (above.quality - below.quality))
  }
}

extension Compromise.Format {
  /// The logarithms of how many times the pixels and the frames of another format this one has.
  private func shares(of other: Self) -> (pixels: Double, frames: Double) {
    let pixels = Double(size.width * size.height) / Double(other.size.width * other.size.height)
    return (log(pixels), -log(Double(step) / Double(other.step)))
  }

  /// The logarithm of about how much longer this format is than another one.
  ///
  /// - Parameter own: the film's own size, if it has few colours: means of its pixels have more.
  fileprivate func factor(from other: Self, own: Size?) -> Double {
    let (pixels, frames) = shares(of: other)
    let isBlended = own.map { (size != $0, other.size != $0) } ?? (false, false)
    let blended = (isBlended.0 ? 1.0 : 0) - (isBlended.1 ? 1 : 0)
    return 0.75 * (pixels + frames) + 0.15 * blended
  }

  /// How unlike another one this format is.
  fileprivate func distance(from other: Self) -> Double {
    let (pixels, frames) = shares(of: other)
    return abs(pixels) + abs(frames)
  }
}
