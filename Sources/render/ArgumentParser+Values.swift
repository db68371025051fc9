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
      throw .badValue(
        "--" + name, word,
        expected: "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
    }
    return value
  }

  /// The threads that `--jobs` allows.
  func jobs() throws(UsageError) -> Int? { try integer("jobs", in: 1...1024) }
}
