import Files
import Formatting
import Snapshots

/// The pictures and films of a run folder that renders have written.
struct OutputRecords {
  private let folder: RunFolder
  private(set) var entries: [OutputRecord]

  /// Those that an earlier render has listed; without its list, the films that name Netlapse as their maker.
  init(_ previous: RunRecord, in folder: RunFolder) {
    self.folder = folder
    entries = previous.outputs ?? Self.recognized(in: folder)
  }

  /// Lists a file that has been written, and removes the older frames that would stand beside a film without its own.
  ///
  /// - Parameter training: the hash of the training that it shows.
  mutating func record(_ output: OutputFile, file: String, hasFrames: Bool, training: String) {
    let earlier = entries.first { $0.file == file }
    entries.removeAll { $0.file == file }
    guard
      var entry = OutputRecord(
        file: file, in: folder, frames: hasFrames ? output.frames ?? 0 : 0, training: training)
    else { return }
    if let frames = output.frames, !hasFrames {
      if let earlier, earlier.frames == frames, earlier.hash == entry.hash {
        // The very same film: its frames are still there.
        entry.frames = frames
      } else {
        folder.removeFrames(of: entry.figure)
      }
    }
    entries.append(entry)
  }

  /// Those that none of the figures' files is, and that the user has neither removed nor changed.
  ///
  /// - Parameter files: of the config's figures.
  mutating func outdated(by files: [String]) -> [OutputRecord] {
    entries.removeAll { !files.contains($0.file) && !$0.isUnchanged(in: folder) }
    return entries.filter { !files.contains($0.file) }
  }

  /// Those of the figures' files that show an earlier training, as they are not drawn now.
  ///
  /// - Parameter files: of the config's figures.
  func behind(_ training: String, of files: [String]) -> [OutputRecord] {
    entries.filter {
      files.contains($0.file) && ![training, ""].contains($0.training) && $0.isUnchanged(in: folder)
    }
  }

  /// Removes outdated files with their frames.
  mutating func remove(_ outdated: [OutputRecord]) {
    entries.removeAll(where: outdated.contains)
    // A film of the same name but for its ending has the same folder.
    let films = entries.filter { $0.frames > 0 }.map(\.figure)
    for entry in outdated {
      FileSystem.remove(folder.output(entry.file))
      if entry.frames > 0, !films.contains(entry.figure) {
        folder.removeFrames(of: entry.figure)
      }
    }
  }

  /// "old.gif (with 41 frames), old.png".
  static func names(_ entries: [OutputRecord]) -> String {
    entries.map { entry in
      entry.file + (entry.frames > 0 ? " (with \(Readable.counted(entry.frames, "frame")))" : "")
    }.joined(separator: ", ")
  }

  private static func recognized(in folder: RunFolder) -> [OutputRecord] {
    let names = FileSystem.names(in: folder.path).filter { $0.hasSuffix(".gif") }
    return names.compactMap { name in
      guard let bytes = try? FileSystem.read(folder.output(name)), isOurs(bytes) else { return nil }
      var entry = OutputRecord(
        file: name, bytes: bytes.count, hash: Hash.fnv1a(bytes), frames: 0)
      let frames = FileSystem.names(in: folder.frames(of: entry.figure))
      entry.frames = frames.filter { RunFolder.frame(Int($0.dropLast(4)) ?? 0) == $0 }.count
      return entry
    }
  }

  /// Whether a GIF film has the comment of a run's films among its first blocks.
  private static func isOurs(_ bytes: [UInt8]) -> Bool {
    // After the header, a palette of up to 768 bytes and the loop.
    let start = bytes.prefix(1024)
    let (mark, first) = (Array("netlapse ".utf8), UInt8(ascii: "n"))
    return start.indices.contains { index in
      start[index] == first && start[index...].starts(with: mark) && index >= 3
        && start[index - 3] == 0x21 && start[index - 2] == 0xFE
    }
  }
}
