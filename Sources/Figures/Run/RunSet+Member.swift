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
    /// What the run's data are of: "moons", or a table's file; `nil` where it is not known.
    public var dataset: String?

    /// - Parameter label: `nil` for the run's name.
    public init(
      _ run: Run, label: String? = nil, settings: [Setting] = [], hasDiverged: Bool = false,
      seconds: Double? = nil, dataset: String? = nil
    ) {
      self.run = run
      self.label = label ?? run.name
      self.settings = settings
      self.hasDiverged = hasDiverged
      self.dataset = dataset
      self.seconds = seconds ?? run.moments.last?.time.seconds
    }
  }

  /// A value of a config that runs differ in.
  public struct Setting: Sendable, Hashable {
    /// "training.optimizer.learningRate".
    public let keyPath: String
    /// What tables and axes call it: "learning rate".
    public let name: String
    /// As it is shown: "0.01", "adam".
    public let text: String
    /// As it is shown without its name beside it: "learning rate 0.01", "adam".
    public let label: String
    /// `nil` for what is no number.
    public let number: Double?
    /// Whether runs that differ in nothing else are one experiment with other random numbers.
    public let isSeed: Bool

    /// - Parameters:
    ///   - name: `nil` for the key path's last key.
    ///   - label: `nil` for the name with the text.
    public init(
      _ keyPath: String, _ text: String, number: Double? = nil, name: String? = nil,
      label: String? = nil, isSeed: Bool = false
    ) {
      self.keyPath = keyPath
      let name = name ?? keyPath.split(separator: ".").last.map(String.init) ?? keyPath
      self.name = name
      self.text = text
      self.label = label ?? "\(name) \(text)"
      self.number = number
      self.isSeed = isSeed
    }
  }
}

extension RunSet.Member {
  /// What it has of a setting; `nil` where its config has no such key.
  func setting(_ keyPath: String) -> RunSet.Setting? {
    settings.first { $0.keyPath == keyPath }
  }
}
