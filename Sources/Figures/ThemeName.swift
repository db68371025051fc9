import Plots

/// The themes by name, as the config chooses them.
public enum ThemeName: String, Sendable, CaseIterable {
  case light, dark

  var theme: Theme { self == .light ? .light : .dark }
}
