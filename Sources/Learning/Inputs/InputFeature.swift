import CLibrary

/// What a network may see of two coordinates x and y, as TensorFlow Playground offers it.
public enum InputFeature: String, Sendable, CaseIterable {
  case x, y, xSquared, ySquared, xTimesY, sinX, sinY

  /// How many coordinates it needs.
  public var coordinates: Int {
    switch self {
    case .x, .xSquared, .sinX: 1
    case .y, .ySquared, .xTimesY, .sinY: 2
    }
  }

  func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .x: x
    case .y: y
    case .xSquared: x * x
    case .ySquared: y * y
    case .xTimesY: x * y
    case .sinX: sin(x)
    case .sinY: sin(y)
    }
  }

  /// As a figure writes it, for coordinates of these names.
  func name(_ x: String, _ y: String) -> String {
    switch self {
    case .x: x
    case .y: y
    case .xSquared: "\(x)²"
    case .ySquared: "\(y)²"
    case .xTimesY: "\(x)\(y)"
    case .sinX: "sin \(x)"
    case .sinY: "sin \(y)"
    }
  }
}
