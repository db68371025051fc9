import CLibrary

/// Finds the film that is short enough and loses least.
///
/// Bytes are estimated from a few frames. A model of how they depend on quality and format, which is a size and a share of the
/// frames, tells for each format the quality at which it is as long as it may be, and how much it loses then. The best is
/// estimated, which makes the model better, until the best is one that has been; it is written, and what it has truly come to
/// corrects the model, until a film uses most of the limit.
struct SizeSearch {
  /// The most bytes.
  let limit: Int
  /// The film as it is asked for, and the ways to leave out frames and pixels, those of one step from the largest on.
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

  /// Of the limit, what is aimed at, and less for each film that was too long, since bytes rise in steps.
  private static let (aim, retreat) = (0.975, 0.01)
  /// Of the limit, what is enough for one film after another.
  private static let enough = [0.95, 0.95, 0.95, 0.9, 0]
  /// A film whose estimate is so many times the limit is not tried as it is.
  private static let hopeless = 1.08
  /// Of the error of colours, what is left after enlarging or beside what frames that are left out lose.
  private static let mixedShare = 0.8
  private static let estimates = 16
  /// Of the error of a film, what that of one of fewer pixels or frames may be: for the whole film, and between others.
  private static let (wholeWorth, worth) = (0.8, 0.97)
  /// Of the error of a film that is written, what that of another format may be.
  private static let changeWorth = 0.9

  /// Estimates films and writes the best.
  ///
  /// - Parameters:
  ///   - loss: asked for the formats that are looked at.
  ///   - estimate: asked for a few qualities of a format.
  ///   - write: writes a film in place of the one before if it is not longer than the limit.
  /// - Returns: the film that was written at last; `nil` if none was.
  func run(loss: Loss, estimate: Estimator, write: Writer) throws -> Compromise? {
    var model = RateModel()
    guard let requested = formats.first, let whole = try estimate(requested) else { return nil }
    model.insert(whole, of: requested)
    if Double(whole.bytes) <= Self.hopeless * Double(limit) {
      // What is asked may fit as it is.
      switch try write(requested) {
      case .written: return requested
      case .tooLong(let bytes): model.correct(requested, bytes: bytes)
      }
    }
    for floor in floors {
      if let film = try search(&model, floor, loss, estimate, write) { return film }
    }
    return try last(write)
  }

  /// Writes the best film, and again, as the model has become better, while much of the limit is unused.
  private func search(
    _ model: inout RateModel, _ floor: Compromise.Floor,
    _ loss: Loss, _ estimate: Estimator, _ write: Writer
  ) throws -> Compromise? {
    var result: Compromise?
    var failures = 0.0
    for enough in Self.enough {
      let target = (Self.aim - Self.retreat * failures) * Double(limit)
      guard let film = try explore(&model, floor, target, result, loss, estimate) else { break }
      if let result, !isBetter(film, than: result, model) { break }
      switch try write(film) {
      case .written(let bytes):
        result = film
        if Double(bytes) >= enough * Double(limit) { return film }
        model.correct(film, bytes: bytes)
      case .tooLong(let about):
        failures += 1
        model.correct(film, bytes: about)
      }
    }
    return result
  }

  /// Whether a film is of another format than one that is written, or of a higher quality that can be reached.
  private func isBetter(
    _ film: Compromise, than written: Compromise, _ model: RateModel
  ) -> Bool {
    if film.format != written.format { return true }
    let ceiling = model.curve(film)?.ceiling ?? .infinity
    return min(film.quality, ceiling) > min(written.quality, ceiling) + 0.05
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
    _ written: Compromise?, _ loss: Loss, _ estimate: Estimator
  ) throws -> Compromise? {
    for _ in 0..<Self.estimates {
      let least = model.quality(of: floor)
      var guess = try best(model, floor, target, written, loss)
      if guess == nil, let smallest = formats.last, !model.knowsFormat(of: smallest) {
        // Before it is given up, the smallest film is looked at.
        guess = smallest
        guess?.quality = min(least, smallest.quality)
      }
      guard var guess, !model.knows(guess) else { break }
      guess.quality = max(model.stride(to: guess), min(least, guess.quality))
      if let estimate = try estimate(guess) {
        model.insert(estimate, of: guess)
      } else {
        model.exclude(guess)
      }
    }
    return try best(model, floor, target, written, loss)
  }

  /// The format that loses least where it is as long as it may be, at that quality; another one than what is written only if it
  /// is clearly better.
  private func best(
    _ model: RateModel, _ floor: Compromise.Floor, _ target: Double, _ written: Compromise?,
    _ loss: Loss
  ) throws -> Compromise? {
    let least = model.quality(of: floor)
    var best: (film: Compromise, error: Double)?
    // Smaller pictures lose more, and so do greater steps.
    var hopeless: Compromise?
    for format in formats {
      if let hopeless, format.step == hopeless.step || hopeless.size == formats[0].size {
        continue
      }
      guard let curve = model.curve(format) else { continue }
      var film = format
      film.quality = min(curve.quality(bytes: target), format.quality)
      if film.quality > curve.ceiling { film.quality = min(format.quality, curve.top) }
      if film.quality < min(least, format.quality) { continue }
      let isWhole = format.step == 1 && format.size == formats[0].size
      let share = isWhole ? Self.wholeWorth : Self.mixedShare
      let colorError = share * curve.error(quality: film.quality)
      if let best, colorError >= best.error { continue }
      let lost = try loss(format)
      if let best, lost >= best.error { hopeless = format }
      let isChange = written.map { $0.format != film.format } ?? false
      let error = (lost + colorError) / (isChange ? Self.changeWorth : 1)
      if let best, error >= Self.worth * best.error { continue }
      best = (film, error)
    }
    return best?.film
  }
}
