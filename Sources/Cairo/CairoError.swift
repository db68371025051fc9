import CCairo

/// What cairo could not do.
public enum CairoError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A surface or a drawing operation failed; cairo's own words.
  case failed(String)
  /// A picture beyond what cairo can hold.
  case badSize(Int, Int)

  /// The longest side of a cairo picture, in pixels.
  public static let longestSide = 32_767

  public var description: String {
    switch self {
    case .failed(let reason): "drawing failed: \(reason)"
    case .badSize(let width, let height):
      "a picture of \(width)×\(height) pixels cannot be drawn; each side must be from 1 to \(Self.longestSide)"
    }
  }

  static func check(_ status: cairo_status_t) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .failed(String(cString: cairo_status_to_string(status)))
  }
}
