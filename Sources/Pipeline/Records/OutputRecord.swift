import Files
import JSON
import Snapshots

/// A picture or film that a render has written, so that it can be told from a file of the user's.
struct OutputRecord: Sendable, Equatable {
  /// Its name in the run folder.
  let file: String
  let bytes: Int
  /// Of its bytes.
  let hash: String
  /// How many frames of it are in the folder of its frames.
  var frames: Int
  /// The hash of the training that it shows; empty when that is not known.
  let training: String

  init(file: String, bytes: Int, hash: String, frames: Int, training: String = "") {
    self.file = file
    self.bytes = bytes
    self.hash = hash
    self.frames = frames
    self.training = training
  }

  /// Of a file as it is now; `nil` when it cannot be read.
  init?(file: String, in folder: RunFolder, frames: Int, training: String) {
    guard let bytes = try? FileSystem.read(folder.output(file)) else { return nil }
    self.init(
      file: file, bytes: bytes.count, hash: Hash.fnv1a(bytes), frames: frames, training: training)
  }

  /// From run.json; `nil` for what is none, and for names that lead out of the folder.
  init?(_ json: JSONValue) {
    guard let file = json["file"]?.string, let bytes = json["bytes"]?.integer,
      let hash = json["hash"]?.string, let frames = json["frames"]?.integer,
      !file.contains("/"), !["", ".", ".."].contains(file), bytes >= 0, frames >= 0
    else { return nil }
    self.init(
      file: file, bytes: bytes, hash: hash, frames: frames,
      training: json["training"]?.string ?? "")
  }

  var tree: JSONTree {
    .object([
      ("file", .string(file)), ("bytes", .integer(bytes)), ("hash", .string(hash)),
      ("frames", .integer(frames)), ("training", .string(training)),
    ])
  }

  /// The name of the folder of its frames.
  var figure: String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// Whether the file is still the one that was written. O(bytes).
  func isUnchanged(in folder: RunFolder) -> Bool {
    FileSystem.size(of: folder.output(file)) == bytes
      && OutputRecord(file: file, in: folder, frames: frames, training: training) == self
  }
}
