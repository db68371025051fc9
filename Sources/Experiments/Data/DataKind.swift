import Learning

/// Where data come from: a formula of `Learning`, or a table in a file.
struct DataKind: RawRepresentable, CaseIterable, Equatable, Sendable {
  let rawValue: String

  static let csv = DataKind(name: "csv")
  static let allCases = DatasetKind.allCases.map { DataKind($0) } + [csv]

  init(_ kind: DatasetKind) { self.init(name: kind.rawValue) }

  init?(rawValue: String) {
    guard Self.allCases.contains(where: { $0.rawValue == rawValue }) else { return nil }
    self.rawValue = rawValue
  }

  private init(name: String) { rawValue = name }

  /// `nil` for a table.
  var formula: DatasetKind? { DatasetKind(rawValue: rawValue) }
}
