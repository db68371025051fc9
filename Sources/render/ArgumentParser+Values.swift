extension ArgumentParser.Parsed {
  /// The whole number that an option was given; `nil` when it was not.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let word = options[name] else { return nil }
    guard let value = Int(word), range.contains(value) else {
      throw .badValue(
        "--" + name, word,
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The number that an option was given; `nil` when it was not.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let word = options[name] else { return nil }
    guard let value = Double(word), range.contains(value) else {
      func plain(_ bound: Double) -> String {
        bound == bound.rounded() ? "\(Int(bound))" : "\(bound)"
      }
      throw .badValue(
        "--" + name, word,
        expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
    }
    return value
  }

  /// The word of a list that an option was given; `nil` when it was not.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(UsageError) -> Choice? {
    guard let word = options[name] else { return nil }
    guard let choice = Choice(rawValue: word) else {
      throw .badChoice("--" + name, word, choices: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  /// The threads that `--jobs` allows.
  func jobs() throws(UsageError) -> Int? { try integer("jobs", in: 1...1024) }
}
