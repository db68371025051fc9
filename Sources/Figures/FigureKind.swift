import Plots
import Schemas

/// A kind of figure without its type.
public struct FigureKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  public let summary: String
  public let defaultFramesPerSecond: Double
  public let isDefault: (film: Bool, picture: Bool)
  /// Whether it shows all runs of a comparison in one plot, and is none of a single run.
  public let isComparison: Bool
  /// Whether a film of it would stand still.
  public let isStill: Bool
  let options: FigureOptions
  private let makeFields: @Sendable () -> [Field<FigureOptions>]
  private let checked: @Sendable (FigureOptions, RunFacts) throws(FigureError) -> Void
  private let shownRuns: @Sendable (RunSet) -> RunSet
  private let checkedRuns: @Sendable (FigureOptions, RunSet) throws -> Void
  private let frames: @Sendable (RunSet, FigureOptions) throws -> [Instant]
  private let drawn: @Sendable (Comparison, FigureOptions) throws -> Content
  private let panel: @Sendable (Subject, FigureOptions) throws -> Content

  package init<F: Figure>(_ figure: F.Type) {
    @Sendable func own(_ options: FigureOptions) -> F.Options {
      options.value as? F.Options ?? F.options
    }
    rawValue = F.name
    summary = F.summary
    defaultFramesPerSecond = F.framesPerSecond
    isDefault = F.isDefault
    isComparison = F.isComparison
    isStill = F.isStill
    options = FigureOptions(F.options)
    // Those of dashboards have keys of all kinds, so they are made when all kinds are.
    makeFields = {
      F.fields.map { field in field.lifted(own) { $0 = FigureOptions($1) } }
    }
    checked = { options, facts throws(FigureError) in try F.check(own(options), facts) }
    shownRuns = { F.shown(of: $0) }
    checkedRuns = { try F.check(own($0), of: $1) }
    frames = { try F.instants(of: $0, own($1)) }
    drawn = { try F.content(of: $0, own($1)) }
    panel = { try F.content(of: $0, own($1)) }
  }

  /// The keys of its own.
  package var fields: [Field<FigureOptions>] { makeFields() }

  /// The kind of a name; `nil` where there is none.
  public init?(rawValue: String) {
    let kinds = Self.allCases + Self.comparisons
    guard let kind = kinds.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  /// - Throws: why a figure cannot be drawn of such a run.
  public func check(_ options: FigureOptions, _ facts: RunFacts) throws(FigureError) {
    try checked(options, facts)
  }

  /// The runs of a set that a page of this kind shows.
  public func shown(of set: RunSet) -> RunSet { shownRuns(set) }

  /// - Throws: `FigureError` or `ComparisonError`: why a figure cannot be drawn of such runs.
  public func check(_ options: FigureOptions, of set: RunSet) throws {
    try checkedRuns(options, set)
  }

  func instants(of set: RunSet, _ options: FigureOptions) throws -> [Instant] {
    try frames(set, options)
  }

  func content(of comparison: Comparison, _ options: FigureOptions) throws -> Content {
    try drawn(comparison, options)
  }

  /// Of a single run, for a panel among others.
  func content(of subject: Subject, _ options: FigureOptions) throws -> Content {
    try panel(subject, options)
  }
}

/// The options of some kind of figure.
public struct FigureOptions: Sendable, Equatable {
  let value: any Sendable & Equatable

  init(_ value: any Sendable & Equatable) { self.value = value }

  public static func == (a: FigureOptions, b: FigureOptions) -> Bool {
    func isEqual<Value: Equatable>(_ value: Value) -> Bool { b.value as? Value == value }
    return isEqual(a.value)
  }
}
