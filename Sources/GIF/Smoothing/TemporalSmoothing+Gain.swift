extension GIF.TemporalSmoothing {
  /// What a film has got by being smoothed.
  public struct Gain: Sendable {
    /// What it differs by from the film as it was.
    public let meanSquaredError: Double
    /// The same, of what it may differ by in all.
    let errorShare: Double
    /// Of all changes of pixels, how many are left out.
    let savedShare: Double

    /// Where a palette can't make up for the error, what is saved at least, times that. Found by trying.
    private static let strainedWorth = 0.85

    /// Whether the smoothed film is better than it was.
    ///
    /// - Parameter palette: that of the smoothed film, which is finer as errors are left for it.
    public func isWorth(_ palette: GIF.Palette) -> Bool {
      !palette.isStrained || savedShare >= Self.strainedWorth * errorShare
    }
  }

  /// What bands add up to.
  struct Total {
    private var squaredError = 0.0
    private var changes = 0
    private var savedChanges = 0

    mutating func add(_ bands: [Band]) {
      for band in bands {
        squaredError += band.squaredError
        changes += band.changes
        savedChanges += band.savedChanges
      }
    }

    /// - Parameters:
    ///   - pixelCount: of all frames together.
    ///   - target: the mean squared error that they may have.
    func gain(pixelCount: Int, target: Double) -> Gain {
      let error = squaredError / Double(3 * pixelCount)
      return Gain(
        meanSquaredError: error, errorShare: error / target,
        savedShare: Double(savedChanges) / Double(max(changes, 1)))
    }
  }
}
