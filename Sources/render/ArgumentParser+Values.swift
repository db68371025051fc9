import Experiments
import Schemas

extension ArgumentParser.Parsed {
  /// The whole number that an option was given; `nil` when it was not.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = options[name] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw .badValue(
        "--" + name, text,
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The number that an option was given; `nil` when it was not.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = options[name] else { return nil }
    guard let value = Double(text), range.contains(value) else {
      func plain(_ bound: Double) -> String {
        bound == bound.rounded() ? "\(Int(bound))" : "\(bound)"
      }
      throw .badValue(
        "--" + name, text,
        expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
    }
    return value
  }

  /// The choice of a list that an option was given, in upper or lower case; `nil` when it was not.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(UsageError) -> Choice? {
    guard let text = options[name] else { return nil }
    guard
      let choice = Choice.allCases.first(where: {
        $0.rawValue.lowercased() == text.lowercased()
      })
    else {
      throw .badChoice("--" + name, text, choices: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  /// The threads that `--jobs` allows.
  func jobs() throws(UsageError) -> Int? { try integer("jobs", in: 1...1024) }

  /// What `--set` and `--seed` set over a config, in order.
  func overrides() throws -> [ConfigOverride] {
    let seed = try integer("seed", in: 0...Int(UInt32.max))
    return try (values["set"] ?? []).map { text throws(ConfigOverrideError) in
      try ConfigOverride(text)
    } + (seed.map { [ConfigOverride("seed", $0)] } ?? [])
  }
}
