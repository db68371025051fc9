import Schemas

/// How the learning rate changes with time t, which counts epochs or steps from 0: a kind of schedule without its type.
public struct ScheduleKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any ScheduleOptions.Type

  init(_ type: any ScheduleOptions.Type) {
    rawValue = type.name
    self.type = type
  }
}

extension ScheduleKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
