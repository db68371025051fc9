/// Numbers in rows: a shape and its elements in row-major order.
///
/// A scalar has the shape `[]` and one element.
public struct Tensor: Sendable, Equatable {
  public let shape: [Int]
  public let elements: Elements

  public enum Elements: Sendable, Equatable {
    case int64([Int64])
    case float64([Double])
    case float32([Float])
    case uint32([UInt32])
    case int32([Int32])
    case uint8([UInt8])
  }

  /// - Precondition: the product of `shape` is the number of elements.
  public init(shape: [Int], _ elements: Elements) {
    precondition(
      Self.count(of: shape) == elements.count, "a tensor has as many elements as its shape says")
    self.shape = shape
    self.elements = elements
  }

  public init(shape: [Int], _ values: [Float]) { self.init(shape: shape, .float32(values)) }
  public init(shape: [Int], _ values: [Double]) { self.init(shape: shape, .float64(values)) }
  public init(shape: [Int], _ values: [Int32]) { self.init(shape: shape, .int32(values)) }
  public init(shape: [Int], _ values: [UInt32]) { self.init(shape: shape, .uint32(values)) }
  public init(shape: [Int], _ values: [UInt8]) { self.init(shape: shape, .uint8(values)) }
  public init(shape: [Int], _ values: [Int]) {
    self.init(shape: shape, .int64(values.map(Int64.init)))
  }

  public var kind: TensorKind { elements.kind }

  /// The number of elements.
  public var count: Int { elements.count }

  /// The product of a shape; `nil` if a side is negative or the product does not fit.
  static func count(of shape: [Int]) -> Int? {
    // A side of 0 makes the product 0, however large the others are.
    if shape.contains(where: { $0 < 0 }) { return nil }
    if shape.contains(0) { return 0 }
    var count = 1
    for side in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: side)
      if overflows { return nil }
      count = product
    }
    return count
  }
}

extension Tensor.Elements {
  public var kind: TensorKind {
    switch self {
    case .int64: .int64
    case .float64: .float64
    case .float32: .float32
    case .uint32: .uint32
    case .int32: .int32
    case .uint8: .uint8
    }
  }

  public var count: Int {
    switch self {
    case .int64(let values): values.count
    case .float64(let values): values.count
    case .float32(let values): values.count
    case .uint32(let values): values.count
    case .int32(let values): values.count
    case .uint8(let values): values.count
    }
  }
}
