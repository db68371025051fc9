extension RunSet {
  /// A run among others: what tells it from them, and how its training went.
  public struct Member: Sendable {
    public var run: Run
    /// What differs from the other runs, in words: "adam, learning rate 0.01".
    public var label: String
    /// What differs from the other runs, with the same key paths in the same order in all members.
    public var settings: [Setting]
    /// Whether training ended as a weight was no longer a finite number.
    public var hasDiverged: Bool
    /// Of training; `nil` where it is not known.
    public var seconds: Double?

    /// - Parameter label: `nil` for the run's name.
    public init(
      _ run: Run, label: String? = nil, settings: [Setting] = [], hasDiverged: Bool = false,
      seconds: Double? = nil
    ) {
      self.run = run
      self.label = label ?? run.name
      self.settings = settings
      self.hasDiverged = hasDiverged
      self.seconds = seconds ?? run.moments.last?.time.seconds
    }
  }

  /// A value of a config that runs differ in.
  public struct Setting: Sendable, Hashable {
    /// "training.optimizer.learningRate".
    public let keyPath: String
    /// As it is shown: "0.01", "adam".
    public let text: String
    /// `nil` for what is no number.
    public let number: Double?

    public init(_ keyPath: String, _ text: String, number: Double? = nil) {
      self.keyPath = keyPath
      self.text = text
      self.number = number
    }
  }
}
