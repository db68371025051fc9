import Files
import Snapshots

/// How many seconds of training there were before each snapshot, as `snapshots/times.csv` says it.
///
///     epoch,batch,seconds
///     500,0,0.014
///
/// A line is added whenever a snapshot is recorded, so that the time survives a killed run and a lost run.json. It is no
/// part of the snapshots, whose bytes are the same for the same config.
struct TrainingTimes: Sendable {
  private static let head = "epoch,batch,seconds\n"

  private let path: String
  private(set) var seconds: [SnapshotPosition: Double] = [:]

  /// Reads what is there; lines that are not whole are left out.
  init(of folder: RunFolder) {
    path = folder.times
    let text = String(decoding: (try? FileSystem.read(path)) ?? [], as: UTF8.self)
    // What comes after the last end of a line was cut off with the process.
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let cells = line.split(separator: ",")
      guard cells.count == 3, let epoch = Int(cells[0]), let batch = Int(cells[1]),
        let time = Double(cells[2]), time.isFinite, time >= 0
      else { continue }
      seconds[SnapshotPosition(epoch: epoch, batch: batch)] = time
    }
  }

  /// Forgets all but the times of `positions`, as training goes on from there.
  func keep(_ positions: [SnapshotPosition]) throws(FileError) {
    let lines = positions.compactMap { position in
      seconds[position].map { Self.line(position, $0) }
    }
    try WholeFile.write(Array((Self.head + lines.joined()).utf8), to: path)
  }

  /// Adds the time of a snapshot to the file.
  func append(_ position: SnapshotPosition, _ time: Double) throws(FileError) {
    try FileSystem.append(Array(Self.line(position, time).utf8), to: path)
  }

  private static func line(_ position: SnapshotPosition, _ time: Double) -> String {
    "\(position.epoch),\(position.batch),\(rounded(time))\n"
  }

  /// To milliseconds.
  static func rounded(_ time: Double) -> Double { (time * 1000).rounded() / 1000 }
}
