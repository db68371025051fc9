extension Tensor {
  /// The elements as `Double`; exact but for integers beyond 2⁵³. None for complex numbers.
  public var doubles: [Double] {
    switch kind {
    case .uint64: words(UInt64.self).map { Double($0) }
    case .int64: words(Int64.self).map { Double($0) }
    case .float64: words(UInt64.self).map { Double(bitPattern: $0) }
    case .complex64: []
    case .float32: words(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .uint32: words(UInt32.self).map { Double($0) }
    case .int32: words(Int32.self).map { Double($0) }
    case .bfloat16: words(UInt16.self).map { Double(Float(bitPattern: UInt32($0) << 16)) }
    case .float16: words(UInt16.self).map(Self.float16)
    case .uint16: words(UInt16.self).map { Double($0) }
    case .int16: words(Int16.self).map { Double($0) }
    case .float8E8M0: bytes.map(Self.float8E8M0)
    case .float8E4M3: bytes.map(Self.float8E4M3)
    case .float8E5M2: bytes.map { Self.float16(UInt16($0) << 8) }
    case .int8: bytes.map { Double(Int8(bitPattern: $0)) }
    case .uint8, .boolean: bytes.map { Double($0) }
    }
  }

  /// IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. Swift's `Float16` is not on every machine.
  private static func float16(_ word: UInt16) -> Double {
    let (exponent, fraction) = (Int(word >> 10 & 31), Double(word & 1023))
    let magnitude: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1024 + fraction) * scale(exponent - 25)
      }
    return word >> 15 == 0 ? magnitude : -magnitude
  }

  private static func float8E4M3(_ byte: UInt8) -> Double {
    let (exponent, fraction) = (Int(byte >> 3 & 15), Double(byte & 7))
    let magnitude: Double =
      switch (exponent, fraction) {
      case (0, _): fraction * 0x1p-9
      case (15, 7): .nan
      default: (8 + fraction) * scale(exponent - 10)
      }
    return byte >> 7 == 0 ? magnitude : -magnitude
  }

  private static func float8E8M0(_ byte: UInt8) -> Double {
    byte == 255 ? .nan : scale(Int(byte) - 127)
  }

  /// 2 to the power of `exponent`.
  private static func scale(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
