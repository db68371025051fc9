import Foundation
import Graphics
import PNG

@testable import Output
@testable import Pipeline

/// PNG files of simple pictures in a folder of a test's own.
final class Frames {
  let workspace: Workspace
  var path: String { workspace.path }

  /// frame1.png to frame‹count›.png: a square that walks over stripes, of few colours.
  init(_ count: Int = 12, width: Int = 40, height: Int = 30) throws {
    workspace = try Workspace()
    for index in 0..<count {
      try write(
        PNG.encode(Self.picture(index, width: width, height: height)),
        to: "frame\(index + 1).png")
    }
  }

  /// 0.png to ‹count - 1›.png, of pixels 0xRRGGBB.
  init(
    _ count: Int, width: Int, height: Int, pixel: (_ index: Int, _ x: Int, _ y: Int) -> UInt32
  ) throws {
    workspace = try Workspace()
    for index in 0..<count {
      var bitmap = Bitmap(width: width, height: height)
      for y in 0..<height {
        for x in 0..<width { bitmap[x, y] = 0xFF00_0000 | pixel(index, x, y) }
      }
      try write(PNG.encode(bitmap), to: "\(index).png")
    }
  }

  static func picture(_ index: Int, width: Int = 40, height: Int = 30) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height, fill: 0xFFFF_FFFF)
    for y in 0..<height {
      for x in 0..<width {
        if y / 4 % 2 == 0 { bitmap[x, y] = 0xFF30_5070 }
        if abs(x - index * 2) < 4, abs(y - 12) < 5 { bitmap[x, y] = 0xFFC0_2040 }
      }
    }
    return bitmap
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }

  /// A quiet request for all frames.
  func request(_ output: String = "film.gif") -> StitchRequest {
    var request = StitchRequest(
      frames: [path], output: file(output), format: OutputFormat(file: output) ?? .gif)
    request.isQuiet = true
    request.jobs = 2
    return request
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}
