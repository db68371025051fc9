import Cairo
import Graphics
import TestSupport

extension PixelMetrics {
  /// Marks drawn by themselves.
  static func draw(
    _ marks: [Mark], width: Int, height: Int, background: Color? = nil
  ) throws -> Bitmap {
    var canvas = try Canvas(Size(width: width, height: height))
    try canvas.draw(
      Scene(size: Size(width: width, height: height), background: background, marks: marks))
    return canvas.bitmap()
  }
}
