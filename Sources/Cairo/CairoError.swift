import CCairo
import CLibrary

/// Why a picture could not be drawn.
public enum CairoError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  /// A surface or a drawing operation failed; cairo's own words.
  case failed(String, during: String)
  /// A picture has no pixels or more than cairo can hold.
  case badSize(width: Int, height: Int)
  /// A scene or a backdrop is not as large as the canvas.
  case mismatch(of: String, width: Int, height: Int, canvasWidth: Int, canvasHeight: Int)
  /// No font is installed.
  case noFont

  /// The longest side of a cairo picture, in pixels.
  public static let longestSide = 32_767

  public var description: String {
    switch self {
    case .failed(let reason, let action): "cairo could not \(action): \(reason)"
    case .badSize(let width, let height):
      "a picture of \(width) by \(height) pixels cannot be drawn; each side must be from 1 to "
        + "\(Self.longestSide)"
    case .mismatch(let what, let width, let height, let canvasWidth, let canvasHeight):
      "the \(what) has \(width) by \(height) pixels, the canvas \(canvasWidth) by \(canvasHeight)"
    case .noFont:
      "no font is installed to draw text with; Debian's package fonts-dejavu-core has the one that "
        + "pictures are made for"
    }
  }

  public var exitStatus: Int32 {
    switch self {
    case .noFont: ExitStatus.noInput
    case .failed, .badSize, .mismatch: ExitStatus.software
    }
  }

  /// Throws unless `status` is success.
  static func check(_ status: cairo_status_t, during action: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .failed(String(cString: cairo_status_to_string(status)), during: action)
  }

  static func check(width: Int, height: Int) throws(CairoError) {
    let sides = 1...longestSide
    guard sides.contains(width), sides.contains(height) else {
      throw .badSize(width: width, height: height)
    }
  }
}
