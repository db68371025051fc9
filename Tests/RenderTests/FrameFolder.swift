import Foundation
import Graphics
import PNG

/// A folder of a test's own with frames/1.png to frames/4.png, and the program run in it.
final class FrameFolder {
  let path = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init(frames: Int = 4, width: Int = 24, height: Int = 16) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/frames", withIntermediateDirectories: true)
    for index in 0..<frames {
      try write(Self.frame(index, width: width, height: height), to: "frames/\(index + 1).png")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static func frame(_ index: Int, width: Int = 24, height: Int = 16) throws -> [UInt8] {
    var bitmap = Bitmap(width: width, height: height, fill: 0xFFFF_FFFF)
    for y in 0..<height {
      for x in 0..<width where (x + 3 * index) % 9 < 4 {
        bitmap[x, y] = 0xFF00_0000 | UInt32(truncatingIfNeeded: x * 40503 + y * 77 + index)
      }
    }
    return try PNG.encode(bitmap)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
  }

  func run(_ arguments: String...) throws -> RenderProcess.Result {
    try RenderProcess.run(arguments, in: path)
  }

  /// Hidden files, which are what is left of unfinished ones.
  var remains: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.contains(".part") }
  }
}
