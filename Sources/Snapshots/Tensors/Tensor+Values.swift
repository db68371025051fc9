extension Tensor {
  /// The elements, rounded to single precision where they are wider.
  public var floats: [Float] {
    switch elements {
    case .int64(let values): values.map { Float($0) }
    case .float64(let values): values.map { Float($0) }
    case .float32(let values): values
    case .uint32(let values): values.map { Float($0) }
    case .int32(let values): values.map { Float($0) }
    case .uint8(let values): values.map { Float($0) }
    }
  }

  /// The elements in double precision: exact but for integers beyond 2⁵³.
  public var doubles: [Double] {
    switch elements {
    case .int64(let values): values.map { Double($0) }
    case .float64(let values): values
    case .float32(let values): values.map { Double($0) }
    case .uint32(let values): values.map { Double($0) }
    case .int32(let values): values.map { Double($0) }
    case .uint8(let values): values.map { Double($0) }
    }
  }

  /// The elements as integers; `nil` if one of them is not whole or does not fit.
  public var integers: [Int]? {
    switch elements {
    case .int64(let values): values.map { Int($0) }
    case .float64(let values): Self.exactly(values) { Int(exactly: $0) }
    case .float32(let values): Self.exactly(values) { Int(exactly: $0) }
    case .uint32(let values): values.map { Int($0) }
    case .int32(let values): values.map { Int($0) }
    case .uint8(let values): values.map { Int($0) }
    }
  }

  /// The elements as 32-bit words; `nil` if one of them is none.
  public var words: [UInt32]? {
    if case .uint32(let values) = elements { return values }
    return integers.flatMap { Self.exactly($0) { UInt32(exactly: $0) } }
  }

  private static func exactly<From, To>(_ values: [From], _ convert: (From) -> To?) -> [To]? {
    let converted = values.compactMap(convert)
    return converted.count == values.count ? converted : nil
  }
}
