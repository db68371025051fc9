/// An amount of bytes as people write it.
public enum ByteCount {
  /// "123456", "500kB", "5 MB", "1.5MiB"; decimal units unless they have an i. `nil` for what is none.
  public static func parse(_ word: String) -> Int? {
    let number = word.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var unit = word.dropFirst(number.count).drop { $0 == " " }.lowercased()
    if unit.hasSuffix("b") { unit.removeLast() }
    guard let factor = factors[unit], let value = Double(number) else { return nil }
    let count = (value * factor).rounded()
    return count >= 1 && count < 1e15 ? Int(count) : nil
  }

  private static let factors = [
    "": 1.0, "k": 1e3, "m": 1e6, "g": 1e9, "ki": 1024, "mi": 1_048_576, "gi": 1_073_741_824,
  ]
}
