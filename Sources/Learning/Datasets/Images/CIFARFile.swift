import Formatting

/// Images of the binary version of CIFAR-10 or CIFAR-100 (A. Krizhevsky, 2009): records of a label, or of a coarse and a fine
/// one, and of 3 × 32 × 32 bytes.
public struct CIFARFile: Sendable, Equatable {
  /// Which of the two.
  public enum Version: Int, Sendable, CaseIterable {
    case cifar10 = 10
    case cifar100 = 100

    var labelCount: Int { self == .cifar10 ? 1 : 2 }
    var recordSize: Int { labelCount + CIFARFile.shape.product }
  }

  public static let shape = [3, 32, 32]

  public let bytes: [UInt8]
  /// Of CIFAR-100 the fine or the coarse ones.
  public let labels: [Int]

  /// - Parameter coarse: whether the labels are those of the 20 groups of CIFAR-100.
  /// - Throws: `CIFARError` when the file is no row of whole records, or a label is none.
  public init(
    _ file: [UInt8], _ version: Version, coarse: Bool = false
  ) throws(CIFARError) {
    let record = version.recordSize
    guard !file.isEmpty, file.count % record == 0 else {
      throw .size(file.count, record: record, version)
    }
    let most = version == .cifar10 ? 10 : coarse ? 20 : 100
    var (bytes, labels): ([UInt8], [Int]) = ([], [])
    bytes.reserveCapacity(file.count / record * Self.shape.product)
    for start in stride(from: 0, to: file.count, by: record) {
      let label = Int(file[start + (version == .cifar100 && !coarse ? 1 : 0)])
      guard label < most else { throw .label(label, record: start / record, classes: most) }
      labels.append(label)
      bytes += file[(start + version.labelCount)..<(start + record)]
    }
    self.bytes = bytes
    self.labels = labels
  }
}

/// Why a file of CIFAR cannot be read.
public enum CIFARError: Error, Sendable, Equatable, CustomStringConvertible {
  case size(Int, record: Int, CIFARFile.Version)
  case label(Int, record: Int, classes: Int)

  public var description: String {
    switch self {
    case .size(let bytes, let record, let version):
      "it has \(Numerals.grouped(bytes)) bytes, which are no whole images of CIFAR-\(version.rawValue), of \(Numerals.grouped(record)) bytes each"
    case .label(let label, let record, let classes):
      "image \(record) has the label \(label); there are \(classes) classes, from 0"
    }
  }
}
