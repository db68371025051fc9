/// What the time of a schedule counts.
public enum ScheduleUnit: String, Sendable, CaseIterable {
  case epochs, steps
}
