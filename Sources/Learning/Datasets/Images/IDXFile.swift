/// An array of bytes as MNIST's files hold it: two zeros, 8 for bytes, the number of dimensions, their sizes as 32-bit numbers,
/// the largest byte first, then the bytes (Y. LeCun, C. Cortes, C. J. C. Burges).
public struct IDXFile: Sendable, Equatable {
  public let shape: [Int]
  /// Row after row.
  public let bytes: [UInt8]

  /// What the beginning of a file says of the rest.
  public struct Header: Sendable, Equatable {
    public let shape: [Int]
    /// Bytes before the array.
    public let length: Int
    /// Bytes of the whole file.
    public let fileSize: Int

    /// Enough bytes of a file for its header.
    public static let mostBytes = 4 + 4 * 4

    /// - Parameter bytes: the first `mostBytes` of a file, or all that it has.
    /// - Throws: `IDXError` for what is no header of bytes in 1 to 4 dimensions.
    public init(_ bytes: some RandomAccessCollection<UInt8>) throws(IDXError) {
      let head = Array(bytes.prefix(Self.mostBytes))
      guard head.count >= 4, head[0] == 0, head[1] == 0 else { throw .notIDX }
      guard head[2] == 8 else { throw .type(head[2]) }
      let dimensions = Int(head[3])
      guard (1...4).contains(dimensions) else { throw .dimensions(dimensions) }
      length = 4 + 4 * dimensions
      guard head.count >= length else { throw .cutShort(expected: length, found: head.count) }
      var (shape, size) = ([Int](), 1)
      for start in stride(from: 4, to: length, by: 4) {
        let side = head[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
        shape.append(side)
        let product = size.multipliedReportingOverflow(by: side)
        guard !product.overflow, product.partialValue <= Int.max - length else {
          throw .tooLarge(shape)
        }
        size = product.partialValue
      }
      self.shape = shape
      fileSize = length + size
    }
  }

  /// - Throws: `IDXError` also when the file has fewer or more bytes than it announces.
  public init(_ file: [UInt8]) throws(IDXError) {
    let header = try Header(file)
    guard file.count == header.fileSize else {
      throw file.count < header.fileSize
        ? .cutShort(expected: header.fileSize, found: file.count)
        : .tooLong(expected: header.fileSize, found: file.count)
    }
    shape = header.shape
    bytes = Array(file[header.length...])
  }
}
