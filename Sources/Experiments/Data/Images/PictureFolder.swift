import Files
import Learning
import Parallel

/// The pictures of a folder of classes.
struct PictureFolder {
  struct Class {
    let name: String
    /// Paths within the class's folder, in alphabetical order.
    var files: [String]
  }

  let path: String
  var classes: [Class]

  /// What pictures hold.
  struct Content {
    var data: ImageData
    /// Of every file's name and bytes.
    var hash = ""
    /// What is wrong with those that cannot be read, with their paths.
    var broken: [String] = []
  }

  private static let endings = [".png", ".jpg", ".jpeg"]

  /// The names in the folder that are not UTF-8, with a replacement for what cannot be read.
  let unreadableNames: [String]

  init(_ path: String) {
    self.path = path
    unreadableNames = Self.names(path).filter { Self.isUnreadable("\(path)/\($0)") }
    classes = Self.names(path).filter { FileSystem.isFolder("\(path)/\($0)") }.map {
      Class(name: $0, files: Self.pictures(in: "\(path)/\($0)", below: ""))
    }
  }

  /// The same folder with the classes of another one, in its order.
  init(_ folder: PictureFolder, order names: [String]) {
    path = folder.path
    unreadableNames = folder.unreadableNames
    classes = names.map { name in
      folder.classes.first { $0.name == name } ?? Class(name: name, files: [])
    }
  }

  /// The pictures of some classes alone; the others have none.
  func keeping(_ kept: Set<Int>) -> PictureFolder {
    var folder = self
    for index in classes.indices where !kept.contains(index) { folder.classes[index].files = [] }
    return folder
  }

  /// The first pictures of each class.
  func limited(to limit: Int?) -> PictureFolder {
    guard let limit else { return self }
    var folder = self
    for index in classes.indices {
      folder.classes[index].files = Array(classes[index].files.prefix(limit))
    }
    return folder
  }

  private static func names(_ folder: String) -> [String] {
    FileSystem.names(in: folder).filter { !$0.hasPrefix(".") }
  }

  private static func isUnreadable(_ path: String) -> Bool {
    path.contains("\u{FFFD}") && FileSystem.size(of: path) == nil
  }

  private static func pictures(in folder: String, below prefix: String) -> [String] {
    names(folder).flatMap { name -> [String] in
      if FileSystem.isFolder("\(folder)/\(name)") {
        return pictures(in: "\(folder)/\(name)", below: "\(prefix)\(name)/")
      }
      let lower = name.lowercased()
      return endings.contains(where: lower.hasSuffix) ? [prefix + name] : []
    }
  }

  /// Reads all pictures, several at a time; the result does not depend on how many.
  ///
  /// - Throws: `Broken` for the first picture that cannot be read, unless they are skipped.
  func read(_ size: PictureFile, skipsBroken: Bool) throws -> Content {
    let all = classes.enumerated().flatMap { label, folder in
      folder.files.map { (label: label, name: "\(folder.name)/\($0)") }
    }
    let collector = Collector(
      ImageData(shape: size.shape))
    let path = path
    try OrderedWork.run(
      count: all.count, jobs: Processors.available, makeWorker: {},
      produce: { _, index -> Picture in
        let file = "\(path)/\(all[index].name)"
        var bytes: [UInt8] = []
        // A pipe may never give anything.
        let isOdd = FileSystem.size(of: file) != nil && !FileSystem.isFile(file)
        if isOdd || Self.isUnreadable(file) {
          let problem = isOdd ? "it is no file" : "its name is not UTF-8"
          return Picture(hash: "", pixels: nil, problem: "\(file): \(problem)")
        }
        do {
          bytes = try FileSystem.read(file)
          return Picture(hash: Hash.fnv1a(bytes), pixels: try size.pixels(bytes), problem: nil)
        } catch {
          let problem = error is FileError ? "\(error)" : "\(file): \(error)"
          return Picture(hash: Hash.fnv1a(bytes), pixels: nil, problem: problem)
        }
      },
      consume: { index, picture in
        // In order, so that it is the same one each time.
        if let problem = picture.problem, !skipsBroken { throw Broken(description: problem) }
        collector.add(picture, label: all[index].label, name: all[index].name)
      })
    return collector.content
  }

  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  fileprivate struct Picture: Sendable {
    let hash: String
    /// `nil` where it cannot be read.
    let pixels: [UInt8]?
    let problem: String?
  }
}

/// What is read so far. Unchecked because `OrderedWork` never gives it two results at a time.
private final class Collector: @unchecked Sendable {
  private(set) var result: PictureFolder.Content
  private var hashes: [String] = []

  init(_ data: ImageData) { result = PictureFolder.Content(data: data) }

  func add(_ picture: PictureFolder.Picture, label: Int, name: String) {
    hashes.append("\(name) \(picture.hash)\n")
    if let pixels = picture.pixels {
      result.data.labels.append(label)
      result.data.bytes += pixels
    } else if let problem = picture.problem {
      result.broken.append(problem)
    }
  }

  var content: PictureFolder.Content {
    var content = result
    content.hash = Hash.fnv1a(hashes.flatMap { Array($0.utf8) })
    return content
  }
}
