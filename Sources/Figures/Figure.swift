import Plots
import Schemas

/// One kind of figure: its name, its own keys, what it needs of a run, and what it draws. `FigureKind.allCases` lists them.
package protocol Figure: SendableMetatype {
  associatedtype Options: Sendable & Equatable
  /// What a config calls it.
  static var name: String { get }
  /// What it shows, in a sentence for the reference.
  static var summary: String { get }
  /// How fast its film runs where a config does not say: slower where there is more to read in each frame.
  static var framesPerSecond: Double { get }
  static var options: Options { get }
  /// The keys of its own.
  static var fields: [Field<Options>] { get }
  /// Whether a config without `figures` gets it where it suits, as a film and, where `true`, as a picture too.
  static var isDefault: (film: Bool, picture: Bool) { get }

  /// Whether it shows all runs of a comparison in one plot, and is none of a single run.
  static var isComparison: Bool { get }
  /// Whether a film of it would stand still.
  static var isStill: Bool { get }

  /// - Throws: why it cannot be drawn of such a run; known before anything is trained.
  static func check(_ options: Options, _ facts: RunFacts) throws(FigureError)

  /// The frames of its film.
  static func instants(of run: Run, _ options: Options) throws -> [Instant]

  static func content(of subject: Subject, _ options: Options) throws -> Content

  /// Those of a set that a page of this kind shows.
  static func shown(of set: RunSet) -> RunSet

  /// - Throws: `FigureError` or `ComparisonError`: why it cannot be drawn of such runs.
  static func check(_ options: Options, of set: RunSet) throws

  /// The frames of a film of several runs.
  static func instants(of set: RunSet, _ options: Options) throws -> [Instant]

  static func content(of comparison: Comparison, _ options: Options) throws -> Content
}

extension Figure {
  package static var framesPerSecond: Double { 6 }
  package static var isDefault: (film: Bool, picture: Bool) { (true, false) }
  package static var isComparison: Bool { false }
  package static var isStill: Bool { false }

  /// One for each recorded moment.
  package static func instants(of run: Run, _ options: Options) throws -> [Instant] {
    let count = run.moments.count
    return (0..<count).map { index in
      Instant(moments: [index], turn: count > 1 ? Double(index) / Double(count - 1) : 0)
    }
  }
}

/// The options of a figure that has none.
package struct NoOptions: Sendable, Equatable {
  package init() {}
}
