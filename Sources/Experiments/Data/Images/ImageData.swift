import Formatting
import JSON
import Learning
import Schemas

/// Images with the numbers of their classes, as they come out of files.
struct ImageData {
  /// [channels, height, width]
  let shape: [Int]
  var bytes: [UInt8] = []
  var labels: [Int] = []

  static let mostClasses = ClassSelection.mostClasses
  /// Of an image.
  static let mostPixels = 1 << 24

  /// The first images of each class.
  func limited(to limit: Int?) -> ImageData {
    guard let limit else { return self }
    var counts: [Int: Int] = [:]
    var chosen = ImageData(shape: shape)
    let size = shape.reduce(1, *)
    for (index, label) in labels.enumerated() where counts[label, default: 0] < limit {
      counts[label, default: 0] += 1
      chosen.labels.append(label)
      chosen.bytes += bytes[(index * size)..<((index + 1) * size)]
    }
    return chosen
  }

  func dataset(_ names: [String]) -> Dataset {
    Dataset(pixels: Pixels(shape: shape, bytes: bytes), labels: labels, classNames: names)
  }

  /// The names of the classes.
  ///
  /// - Parameters:
  ///   - given: by the config; empty for the digits from 0.
  ///   - labels: of all files.
  ///   - file: that has them, for messages.
  ///   - key: of the file, for messages.
  static func names(
    _ given: [String], of labels: [Int], _ file: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> [String] {
    let count = (labels.max() ?? 0) + 1
    if count > mostClasses {
      throw dataset.error(
        key,
        "\(file) has labels up to \(Numerals.grouped(count - 1)), and \(Numerals.grouped(mostClasses)) classes are the most"
      )
    }
    if Set(labels).count == 1 {
      throw dataset.error(
        key,
        "\(file) has images of a single class, \(labels[0]); there must be two at least"
      )
    }
    if given.isEmpty { return (0..<max(count, 2)).map(String.init) }
    guard given.count >= count else {
      throw dataset.error(
        "classNames",
        "has \(given.count) names, and \(file) has labels up to \(count - 1); there must be \(count)"
      )
    }
    return given
  }
}
