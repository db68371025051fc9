/// Numbers in a shape, as a file holds them.
public struct Tensor: Sendable, Equatable {
  public let kind: Kind
  /// Empty for a single number.
  public let shape: [Int]
  /// The elements row after row, little-endian.
  public let bytes: [UInt8]

  /// - Precondition: as many bytes as the shape needs.
  init(kind: Kind, shape: [Int], bytes: [UInt8]) {
    precondition(bytes.count == shape.reduce(kind.size, *))
    self.kind = kind
    self.shape = shape
    self.bytes = bytes
  }

  public init(_ elements: [Float], shape: [Int]) {
    self.init(
      kind: .float32, shape: shape, bytes: Self.littleEndian(elements.map(\.bitPattern)))
  }

  public init(_ elements: [Double], shape: [Int]) {
    self.init(
      kind: .float64, shape: shape, bytes: Self.littleEndian(elements.map(\.bitPattern)))
  }

  public init(_ elements: [Int], shape: [Int]) {
    self.init(kind: .int64, shape: shape, bytes: Self.littleEndian(elements.map(Int64.init)))
  }

  public init(_ elements: [UInt32], shape: [Int]) {
    self.init(kind: .uint32, shape: shape, bytes: Self.littleEndian(elements))
  }

  public init(_ elements: [UInt8], shape: [Int]) {
    self.init(kind: .uint8, shape: shape, bytes: elements)
  }

  /// The elements as `Float`; exact for `float32`.
  public var floats: [Float] {
    kind == .float32 ? words(UInt32.self).map { Float(bitPattern: $0) } : doubles.map { Float($0) }
  }

  /// - Parameter elements: of type `Float` or `Double`.
  public init<Scalar: BinaryFloatingPoint>(reals elements: [Scalar], shape: [Int]) {
    // A conversion in generic code would look at every number by itself.
    if Scalar.self == Float.self {
      self.init(unsafeBitCast(elements, to: [Float].self), shape: shape)
    } else if Scalar.self == Double.self {
      self.init(unsafeBitCast(elements, to: [Double].self), shape: shape)
    } else {
      self.init(elements.map { Double($0) }, shape: shape)
    }
  }

  /// The elements as `Float` or `Double`.
  public func reals<Scalar: BinaryFloatingPoint>(as type: Scalar.Type = Scalar.self) -> [Scalar] {
    if Scalar.self == Float.self { return unsafeBitCast(floats, to: [Scalar].self) }
    if Scalar.self == Double.self { return unsafeBitCast(doubles, to: [Scalar].self) }
    return doubles.map { Scalar($0) }
  }

  /// Whether no number is infinite or NaN.
  public var isFinite: Bool {
    kind == .float32 ? floats.allSatisfy(\.isFinite) : doubles.allSatisfy(\.isFinite)
  }

  /// The elements as `Int`; `nil` when one is no whole number of that size.
  public var integers: [Int]? {
    if kind == .int64 { return words(Int64.self).map { Int($0) } }
    if kind == .uint64 {
      let values = words(UInt64.self).map { Int(exactly: $0) }
      return values.contains(nil) ? nil : values.compactMap { $0 }
    }
    if kind == .complex64 { return nil }
    let values = doubles
    guard values.allSatisfy({ $0 == $0.rounded() && abs($0) < 9e15 }) else { return nil }
    return values.map { Int($0) }
  }

  /// The elements as 32-bit words; `nil` when one is none.
  public var bits: [UInt32]? {
    if kind == .uint32 { return words(UInt32.self) }
    guard let integers, integers.allSatisfy({ UInt32(exactly: $0) != nil }) else { return nil }
    return integers.map { UInt32(truncatingIfNeeded: $0) }
  }

  private static func littleEndian(_ words: [some FixedWidthInteger]) -> [UInt8] {
    words.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }

  func words<Word: FixedWidthInteger>(_: Word.Type) -> [Word] {
    bytes.withUnsafeBytes { buffer in
      stride(from: 0, to: buffer.count, by: Word.bitWidth / 8).map {
        Word(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: Word.self))
      }
    }
  }
}
