import Foundation
import Graphics
import PNG
import TestSupport
import Testing

/// Pictures kept beside the tests, to which what is drawn today is compared.
enum Golden {
  /// Cairo's versions round edges differently; letters and lines in other places are another matter.
  private static let largestMeanDifference = 0.2
  private static let largestShareOfDifferentPixels = 0.002

  /// Compares `bitmap` with the picture `name`; on failure all three (expected, actual, difference) are kept.
  static func check(_ name: String, _ bitmap: Bitmap) throws {
    let url = Bundle.module.url(forResource: name, withExtension: "png", subdirectory: "Golden")
    let expected = try url.map { try PNG.decode([UInt8](Data(contentsOf: $0))) }
    if let expected, expected.size == bitmap.size, isAlike(expected, bitmap) { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netlapse-golden")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func keep(_ bitmap: Bitmap, as kind: String) throws {
      try Data(PNG.encode(bitmap)).write(to: folder.appendingPathComponent("\(name)-\(kind).png"))
    }
    try keep(bitmap, as: "actual")
    if let expected {
      try keep(expected, as: "expected")
      if expected.size == bitmap.size {
        try keep(PixelMetrics.difference(expected, bitmap), as: "difference")
      }
    }
    Issue.record("\(name) does not look as expected; see \(folder.path)/\(name)-*.png")
  }

  private static func isAlike(_ a: Bitmap, _ b: Bitmap) -> Bool {
    let differences = PixelMetrics.distances(a, b)
    let mean = Double(differences.reduce(0, +)) / Double(differences.count)
    let different = differences.count { $0 > 32 }
    return mean <= largestMeanDifference
      && Double(different) <= largestShareOfDifferentPixels * Double(differences.count)
  }
}
