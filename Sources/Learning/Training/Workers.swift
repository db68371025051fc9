import Threading

/// Threads that share the work of a training or of a measurement. No number depends on how many there are.
///
/// Several trainings may have the same ones: while they work for one, another does its work itself.
public struct Workers: Sendable {
  let team: ThreadTeam?

  /// The caller alone.
  public static let one = Workers(1)

  /// - Parameter count: threads, the caller's among them; no more than the machine has processors.
  public init(_ count: Int) { team = count > 1 ? ThreadTeam(count) : nil }

  /// The caller's among them.
  public var count: Int { team?.count ?? 1 }

  /// As many threads as given, even on fewer processors.
  init(exactly count: Int) { team = ThreadTeam(exactly: count, looks: 1000) }
}
