/// A kind of something from a list, without its type; two are equal when their names are.
public protocol NamedKind: Sendable, Hashable, RawRepresentable, CaseIterable
where RawValue == String {}

extension NamedKind {
  /// The kind of a name; `nil` where the list has none.
  public init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  public static func == (a: Self, b: Self) -> Bool { a.rawValue == b.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
