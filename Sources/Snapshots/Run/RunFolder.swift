/// The folder of a run, and where everything lies in it.
///
///     moons/
///       config.json   run.json   metrics.csv   data.safetensors
///       snapshots/epoch-000500.safetensors
///       frames/hidden_layers/000001.png
///       hidden_layers.gif
public struct RunFolder: Sendable, Equatable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  public var configPath: String { filePath("config.json") }
  public var summaryPath: String { filePath("run.json") }
  public var metricsPath: String { filePath("metrics.csv") }
  public var dataPath: String { filePath("data.safetensors") }
  public var snapshotsFolder: String { filePath("snapshots") }
  public var allFramesFolder: String { filePath("frames") }

  /// Where a figure's file lies.
  public func filePath(_ name: String) -> String { "\(path)/\(name)" }

  public func snapshotPath(epoch: Int) -> String {
    "\(snapshotsFolder)/\(Self.snapshotName(epoch: epoch))"
  }

  /// - Parameter figure: the name of the figure's file without its extension.
  public func framesFolder(_ figure: String) -> String { "\(allFramesFolder)/\(figure)" }

  /// - Parameter number: from 1.
  public func framePath(_ figure: String, number: Int) -> String {
    "\(framesFolder(figure))/\(Self.padded(number)).png"
  }

  /// Names of the files that are not figures'.
  public static let reservedNames: Set = [
    "config.json", "run.json", "metrics.csv", "data.safetensors", "snapshots", "frames",
  ]

  static func snapshotName(epoch: Int) -> String { "epoch-\(padded(epoch)).safetensors" }

  /// The epoch in a snapshot's name; `nil` for any other name.
  static func epoch(ofSnapshot name: String) -> Int? {
    let digits = name.dropFirst("epoch-".count).prefix { $0.isASCII && $0.isNumber }
    guard let epoch = Int(digits), snapshotName(epoch: epoch) == name else { return nil }
    return epoch
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Makes the folder and that of its snapshots.
  public func make() throws(FileError) {
    try Files.makeFolder(snapshotsFolder)
  }

  /// Keeps other processes out for as long as the lock lives; the folder must exist.
  ///
  /// - Throws: `FileError.inUse` when another run is writing here.
  public func lock() throws(FileError) -> FolderLock {
    try FolderLock(path)
  }
}
