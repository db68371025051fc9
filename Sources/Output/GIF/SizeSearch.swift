import CLibrary

/// Finds the film that is short enough and loses least.
///
/// Bytes are estimated from a few frames. A model of how they depend on quality and format, which is a size and a share of the
/// frames, tells for each format the quality at which it is as long as it may be, and how much it loses then. The best is
/// estimated, which makes the model better, until the best is one that has been; it is written, and its quality corrected by
/// what it has truly come to.
struct SizeSearch {
  /// The most bytes.
  let limit: Int
  /// The ways to leave out frames and pixels, those of one step from the largest on.
  let formats: [Compromise]
  /// How far quality and colours may fall: further only where no film is short enough before.
  let floors: [Compromise.Floor]

  /// What has become of a film.
  enum Outcome {
    case written(bytes: Int)
    /// It would be about so long, and what was there stays.
    case tooLong(about: Int)
  }

  /// Asks for the mean squared error of a format.
  typealias Loss = (Compromise) throws -> Double
  /// Asks for an estimate; `nil` where there is no such film.
  typealias Estimator = (Compromise) throws -> RateModel.Estimate?
  typealias Writer = (Compromise) throws -> Outcome

  /// Of the limit, what is aimed at, and what is enough.
  private static let (aim, enough) = (0.975, 0.95)
  /// Of the error of colours, what is left after enlarging or beside what frames that are left out lose.
  private static let mixedShare = 0.8
  private static let (estimates, writes) = (16, 4)
  /// Of the error of a film, what that of one of fewer pixels or frames may be: for the whole film, and between others.
  private static let (wholeWorth, worth) = (0.8, 0.97)

  /// Estimates films and writes the best.
  ///
  /// - Parameters:
  ///   - ratio: of true bytes to those of an estimate, as far as is known.
  ///   - loss: asked for the formats that are looked at.
  ///   - estimate: asked for a few qualities of a format.
  ///   - write: writes a film in place of the one before if it is not longer than the limit.
  /// - Returns: the film that was written at last; `nil` if none was.
  func run(
    ratio: Double, loss: Loss, estimate: Estimator, write: Writer
  ) throws -> Compromise? {
    var model = RateModel()
    guard let whole = try estimate(formats[0]) else { return nil }
    model.insert(whole, of: formats[0])
    for floor in floors {
      // An estimate may be short of the truth.
      for share in [1, 0.85] {
        let target = share * Self.aim * Double(limit) / ratio
        guard let best = try explore(&model, floor, target, loss, estimate) else { break }
        if let written = try finish(best, model.curve(best), write) { return written }
      }
    }
    return try last(write)
  }

  /// The smallest pictures of as few frames as can be, in ever fewer colours: some films have so many marks, which keep their
  /// colours at any quality, that nothing else is short enough.
  private func last(_ write: Writer) throws -> Compromise? {
    guard let floor = floors.last, var least = formats.last else { return nil }
    least.quality = min(floor.quality, least.quality)
    for colors in [256, 32, 24, 16, 12, 8] where colors >= floor.colors {
      least.colors = colors
      if case .written = try write(least) { return least }
    }
    return nil
  }

  /// Estimates the best films until the model knows what it says of the best.
  private func explore(
    _ model: inout RateModel, _ floor: Compromise.Floor, _ target: Double,
    _ loss: Loss, _ estimate: Estimator
  ) throws -> Compromise? {
    for _ in 0..<Self.estimates {
      var guess = try best(model, floor, target, loss)
      if guess == nil, let least = formats.last, !model.knowsFormat(of: least) {
        // Before it is given up, the smallest film is looked at.
        guess = least
        guess?.quality = min(model.quality(of: floor), least.quality)
      }
      guard var guess, !model.knows(guess) else { break }
      guess.quality = model.stride(to: guess)
      if let estimate = try estimate(guess) {
        model.insert(estimate, of: guess)
      } else {
        model.exclude(guess)
      }
    }
    return try best(model, floor, target, loss)
  }

  /// The format that loses least where it is as long as it may be, at that quality.
  private func best(
    _ model: RateModel, _ floor: Compromise.Floor, _ target: Double, _ loss: Loss
  ) rethrows -> Compromise? {
    let least = model.quality(of: floor)
    var best: (film: Compromise, error: Double)?
    // Smaller pictures lose more, and so do greater steps.
    var hopeless: Compromise?
    for format in formats {
      if let hopeless, format.step == hopeless.step || hopeless.size == formats[0].size {
        continue
      }
      guard let curve = model.curve(format) else { continue }
      var quality = min(curve.quality(bytes: target), format.quality)
      if quality > curve.ceiling { quality = format.quality }
      if quality < min(least, format.quality) { continue }
      let isWhole = format.step == 1 && format.size == formats[0].size
      let share = isWhole ? Self.wholeWorth : Self.mixedShare
      let error = share * curve.error(quality: quality)
      if let best, error >= best.error { continue }
      let lost = try loss(format)
      if let best, lost >= best.error { hopeless = format }
      if let best, lost + error >= Self.worth * best.error { continue }
      best = (format, lost + error)
      best?.film.quality = quality
    }
    return best?.film
  }

  /// Writes a film, and again of a better quality while much of the limit is unused.
  private func finish(
    _ film: Compromise, _ curve: RateCurve?, _ write: Writer
  ) throws -> Compromise? {
    let top = formats[0].quality
    let ceiling = min(top, curve?.ceiling ?? top)
    var film = film
    // The best that is short enough, and the worst that is not.
    var written: (film: Compromise, bytes: Int)?
    var tooLong: RateCurve.Point?
    var failures = 0
    var lastStep = 0.0
    for attempt in 0..<Self.writes {
      let point: RateCurve.Point
      switch try write(film) {
      case .written(let bytes):
        written = (film, bytes)
        if Double(bytes) >= Self.enough * Double(limit) || film.quality >= top { return film }
        point = RateCurve.Point(
          quality: min(film.quality, ceiling), bytes: Double(max(bytes, 1)), error: 1)
      case .tooLong(let about):
        failures += 1
        point = RateCurve.Point(quality: min(film.quality, ceiling), bytes: Double(about), error: 1)
        tooLong = point
      }
      // The last try is for what is much too short.
      if let written {
        let isShort = Double(written.bytes) < 0.9 * Double(limit)
        if attempt + (isShort ? 1 : 2) >= Self.writes { break }
      }
      // Bytes rise in steps, so that what was too long twice is to be clearly shorter.
      let aim = (Self.aim - 0.01 * Double(max(failures - 1, 0))) * Double(limit)
      var next: Double
      if let written, let tooLong, tooLong.quality > written.film.quality {
        var between = RateCurve()
        between.insert(
          RateCurve.Point(
            quality: written.film.quality, bytes: Double(max(written.bytes, 1)), error: 1))
        between.insert(tooLong)
        next = between.quality(bytes: aim)
      } else {
        // Others are as the estimates say.
        let known = curve ?? RateCurve()
        next = known.scaled(by: point.bytes / known.bytes(quality: point.quality))
          .quality(bytes: aim)
      }
      if written == nil, failures > 1 { next = min(next, film.quality - 2 * lastStep) }
      if let written { next = max(next, written.film.quality) }
      next = next > ceiling ? top : max(next, Compromise.leastQuality)
      if abs(next - film.quality) < 0.05 { break }
      lastStep = film.quality - next
      film.quality = next
    }
    return written?.film
  }
}
