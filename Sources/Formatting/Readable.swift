/// Numbers for people: times, sizes, rates.
public enum Readable {
  /// "0.42 s", "12.3 s", "3 min 20 s".
  public static func time(_ seconds: Double) -> String {
    if seconds < 10 { return "\(Numerals.fixed(seconds, decimals: 2)) s" }
    if seconds < 60 { return "\(Numerals.fixed(seconds, decimals: 1)) s" }
    let whole = Int(min(seconds, 1e15))
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// Decimal units, as file managers show them: "623 kB", "2.70 MB".
  public static func bytes(_ count: Int) -> String {
    let value = Double(count)
    if count < 1000 { return "\(count) B" }
    if count < 1_000_000 { return "\(Numerals.fixed(value / 1e3, decimals: 0)) kB" }
    if count < 1_000_000_000 { return "\(Numerals.fixed(value / 1e6, decimals: 2)) MB" }
    return "\(Numerals.fixed(value / 1e9, decimals: 2)) GB"
  }

  /// "7.3", "142", "20,000", "1.2 M".
  public static func count(_ value: Double) -> String {
    switch value {
    case ..<10 where value != value.rounded(): Numerals.fixed(value, decimals: 1)
    case ..<1_000_000: Numerals.grouped(Int(value.rounded()))
    default: "\(Numerals.fixed(min(value, 1e15) / 1e6, decimals: 1)) M"
    }
  }
}
