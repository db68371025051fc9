extension GIF {
  /// What a film is to look like and what it may cost.
  public struct Options: Sendable, Equatable {
    /// The peak signal-to-noise ratio, in dB over all pixels and the whole playing time, that is reached
    /// with as few bytes as possible; `nil` for the best that the number of colours allows. Dithering comes on top: it lowers
    /// the ratio for the sake of what an eye sees.
    public var targetPSNR: Double?
    /// How much work is spent on making the file smaller.
    public var effort: Effort
    /// The most colours of the palette, 2 to 256, the transparent one included.
    public var colors: Int
    /// How colours that the palette does not have are imitated.
    public var dithering: Dithering
    /// Whether pixels with alpha below 128 are transparent. Otherwise alpha is ignored.
    public var transparency: Bool
    /// How often the film plays.
    public var loop: Loop
    /// Text stored in the file, such as where it came from.
    public var comment: String?

    public static let defaultQuality = 90.0

    /// Values out of range are brought to the nearest bound.
    ///
    /// - Parameter quality: the fidelity wanted, 1 to 100; see ``targetPSNR(quality:)``. 100 uses every colour there is room for.
    public init(
      quality: Double = defaultQuality, effort: Effort = .standard, colors: Int = 256,
      dithering: Dithering = .none, transparency: Bool = false, loop: Loop = .forever,
      comment: String? = nil
    ) {
      targetPSNR = Self.targetPSNR(quality: max(quality, 1))
      self.effort = effort
      self.colors = min(max(colors, 2), 256)
      self.dithering = dithering
      self.transparency = transparency
      self.loop = loop
      self.comment = comment
    }

    /// The ``targetPSNR`` of a quality: 40 dB at 50, 45 at 70, 50 at 90, 53 at 95, 58 at 99, in between as on straight lines, and
    /// nearly 78 just below 100, where it is `nil`.
    public static func targetPSNR(quality: Double) -> Double? {
      switch quality {
      case 100...: nil
      case 99...: 58 + 20 * (quality - 99)
      case 95...: 53 + 1.25 * (quality - 95)
      case 90...: 50 + 0.6 * (quality - 90)
      default: 27.5 + quality / 4
      }
    }

    /// Of the error that a film may have, what its colours get at least, whatever it has already.
    static let leastColorShare = 0.3

    /// What is asked of the colours of a film that has a mean squared error already.
    public func less(error: Double) -> Options {
      guard error > 0, let targetPSNR else { return self }
      let whole = GIF.meanSquaredError(decibels: targetPSNR)
      var options = self
      options.targetPSNR = GIF.decibels(
        meanSquaredError: max(whole - error, Self.leastColorShare * whole))
      return options
    }

    /// The quality of a ``targetPSNR``, which may be below 1, and 100 from 78 dB on.
    public static func quality(targetPSNR decibels: Double) -> Double {
      switch decibels {
      case 58...: min(99 + (decibels - 58) / 20, 100)
      case 53...: 95 + (decibels - 53) / 1.25
      case 50...: 90 + (decibels - 50) / 0.6
      default: 4 * (decibels - 27.5)
      }
    }
  }

  /// How much work is spent on making the file smaller. Fidelity does not depend on it.
  public enum Effort: String, Sendable, CaseIterable {
    /// The first good answer, with one palette for all frames.
    case fast
    /// Worth its time for nearly every film.
    case standard = "default"
    /// Several times the time for what is still to be had: the default's file, or a smaller one with more looking ahead.
    case maximum = "max"
  }

  /// How often a film plays.
  public enum Loop: Sendable, Equatable {
    case forever
    /// Plays this many times in all; values below 1 count as 1.
    case times(Int)
  }
}
