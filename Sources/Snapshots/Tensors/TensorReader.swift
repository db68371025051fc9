import Files

/// The tensors of a safetensors file one by one: the file is opened once, and only the bytes that are asked for are read.
public struct TensorReader: ~Copyable {
  private let file: OpenFile
  private let index: TensorFile.Index

  /// Bytes at a time.
  private static let piece = 1 << 20

  /// - Throws: `FileError`, or `TensorFileError` when the file is none or is not whole.
  public init(path: String) throws {
    let file = try OpenFile(path)
    index = try TensorFile.Index(file)
    self.file = file
  }

  public var path: String { file.path }
  public var metadata: [String: String] { index.metadata }
  /// By the names of all tensors.
  public var shapes: [String: [Int]] { index.entries.mapValues(\.shape) }

  /// `nil` when there is no tensor of that name.
  ///
  /// - Throws: `FileError`.
  public func tensor(_ name: String) throws(FileError) -> Tensor? {
    guard let entry = index.entries[name] else { return nil }
    return Tensor(
      kind: entry.kind, shape: entry.shape,
      bytes: try file.read(
        (index.start + entry.range.lowerBound)..<(index.start + entry.range.upperBound)))
  }

  /// All tensors whose names are kept.
  ///
  /// - Throws: `FileError`.
  public func tensors(keeping isKept: (String) -> Bool) throws(FileError) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for name in index.entries.keys where isKept(name) { tensors[name] = try tensor(name) }
    return tensors
  }

  /// Calls `body` with pieces of a tensor, some elements after the other, each in a shape of its own with how many elements
  /// came before.
  ///
  /// - Returns: whether there is such a tensor.
  func forEachPiece(of name: String, _ body: (Tensor, Int) throws -> Void) throws -> Bool {
    guard let entry = index.entries[name] else { return false }
    let range = entry.range
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.piece) {
      let end = min(start + Self.piece, range.upperBound)
      let bytes = try file.read((index.start + start)..<(index.start + end))
      let piece = Tensor(kind: entry.kind, shape: [bytes.count / entry.kind.size], bytes: bytes)
      try body(piece, (start - range.lowerBound) / entry.kind.size)
    }
    return true
  }
}
