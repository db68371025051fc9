import Config
import Plots

/// A kind of figure without its type; two are equal when their names are.
public struct FigureKind: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// What a config calls it.
  public let rawValue: String
  public let summary: String
  public let defaultFramesPerSecond: Double
  public let isDefault: (film: Bool, picture: Bool)
  let options: FigureOptions
  private let makeFields: @Sendable () -> [Field<FigureOptions>]
  private let checked: @Sendable (FigureOptions, RunFacts) throws(FigureError) -> Void
  private let frames: @Sendable (Run, FigureOptions) throws -> [Instant]
  private let drawn: @Sendable (Subject, FigureOptions) throws -> Content

  package init<F: Figure>(_ figure: F.Type) {
    @Sendable func own(_ options: FigureOptions) -> F.Options {
      options.value as? F.Options ?? F.options
    }
    rawValue = F.name
    summary = F.summary
    defaultFramesPerSecond = F.framesPerSecond
    isDefault = F.isDefault
    options = FigureOptions(F.options)
    // Those of dashboards have keys of all kinds, so they are made when all kinds are.
    makeFields = {
      F.fields.map { field in field.lifted(own) { $0 = FigureOptions($1) } }
    }
    checked = { options, facts throws(FigureError) in try F.check(own(options), facts) }
    frames = { try F.instants(of: $0, own($1)) }
    drawn = { try F.content(of: $0, own($1)) }
  }

  /// The keys of its own.
  package var fields: [Field<FigureOptions>] { makeFields() }

  /// The kind of a name; `nil` where there is none.
  public init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  /// - Throws: why a figure cannot be drawn of such a run.
  public func check(_ options: FigureOptions, _ facts: RunFacts) throws(FigureError) {
    try checked(options, facts)
  }

  func instants(of run: Run, _ options: FigureOptions) throws -> [Instant] {
    try frames(run, options)
  }

  func content(of subject: Subject, _ options: FigureOptions) throws -> Content {
    try drawn(subject, options)
  }

  public static func == (a: FigureKind, b: FigureKind) -> Bool { a.rawValue == b.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
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
