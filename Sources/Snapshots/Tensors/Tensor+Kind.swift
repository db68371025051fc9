extension Tensor {
  /// The element types, by safetensors' names.
  ///
  /// In the order in which the reference implementation lays tensors out: wide elements first, so that all are aligned.
  public enum Kind: String, Sendable, CaseIterable {
    case uint64 = "U64"
    case int64 = "I64"
    case float64 = "F64"
    /// Two numbers of 32 bits.
    case complex64 = "C64"
    case float32 = "F32"
    case uint32 = "U32"
    case int32 = "I32"
    /// The upper half of a `float32`.
    case bfloat16 = "BF16"
    case float16 = "F16"
    case uint16 = "U16"
    case int16 = "I16"
    /// A power of two: eight bits of exponent, biased by 127.
    case float8E8M0 = "F8_E8M0"
    /// Four bits of exponent and three of fraction; no infinity, and one NaN a sign (OCP 8-bit floating point, 2023).
    case float8E4M3 = "F8_E4M3"
    /// Five bits of exponent and two of fraction: the upper half of a `float16`.
    case float8E5M2 = "F8_E5M2"
    case int8 = "I8"
    case uint8 = "U8"
    /// A byte that is 0 or 1.
    case boolean = "BOOL"

    /// Bytes an element.
    public var size: Int {
      switch self {
      case .uint64, .int64, .float64, .complex64: 8
      case .float32, .uint32, .int32: 4
      case .bfloat16, .float16, .uint16, .int16: 2
      case .float8E8M0, .float8E4M3, .float8E5M2, .int8, .uint8, .boolean: 1
      }
    }
  }
}
