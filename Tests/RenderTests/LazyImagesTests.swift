import Foundation
import Testing

/// Images are trained with as the bytes that they are in their file.
final class LazyImagesTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  #if os(Linux)
    /// 100 MB of pixels: the bytes, the training and test samples, and a file of them on its way to the disk. As numbers in
    /// single precision they alone would be 400 MB more.
    @Test func pixelsStayBytes() throws {
      let (count, side) = (25_000, 64)
      func big(_ number: Int) -> [UInt8] {
        [16, 8, 0].reduce(into: [UInt8(number >> 24)]) { $0.append(UInt8(number >> $1 & 255)) }
      }
      let header = [0, 0, 8, 3] + big(count) + big(side) + big(side)
      var images = Data(repeating: 0, count: header.count + count * side * side)
      images.replaceSubrange(0..<header.count, with: header)
      // Some of all images, so that the channel has a deviation.
      for index in stride(from: header.count, to: images.count, by: 4099) { images[index] = 200 }
      try images.write(to: URL(fileURLWithPath: "\(folder)/images"))
      let labels = [0, 0, 8, 1] + big(count) + (0..<count).map { UInt8($0 & 1) }
      try Data(labels).write(to: URL(fileURLWithPath: "\(folder)/labels"))
      try """
      { "dataset": { "kind": "idx", "images": "images", "labels": "labels" },
        "network": [{ "kind": "averagePool", "kernel": 16 }, "flatten", 1],
        "training": { "epochs": 1, "batchSize": 256 }, "figures": [] }
      """.write(toFile: "\(folder)/c.json", atomically: false, encoding: .utf8)
      let result = try RenderProcess.shell(
        #"ulimit -c 0; ulimit -d 655360; exec "$0" train c --output out --jobs 2 --quiet"#, [],
        in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  #endif
}
