/// A learning-rate schedule: the options of some kind.
public struct ScheduleSpec: Sendable, Equatable {
  package var options: any ScheduleOptions

  package init(_ options: any ScheduleOptions) { self.options = options }

  /// A kind with its default options.
  public init(kind: ScheduleKind = .constant) { options = kind.type.init() }

  public static let constant = ScheduleSpec()

  public var kind: ScheduleKind { ScheduleKind(type(of: options)) }
  /// What t and lengths count.
  public var unit: ScheduleUnit { options.unit }

  /// The learning rate at time t ≥ 0.
  ///
  /// - Parameters:
  ///   - initial: η₀.
  ///   - length: of the whole training, in the same unit as t; what `period` is when it is `nil`.
  public func rate(at t: Int, initial: Double, length: Int) -> Double {
    options.rate(at: t, initial: initial, length: length)
  }

  public static func == (a: ScheduleSpec, b: ScheduleSpec) -> Bool {
    a.options.isEqual(b.options)
  }
}
