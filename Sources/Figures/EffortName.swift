/// How much work is spent on making a film smaller, as the config chooses it.
public enum EffortName: String, Sendable, CaseIterable {
  case fast
  case standard = "default"
  case maximum = "max"
}
