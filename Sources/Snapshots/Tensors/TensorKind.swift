/// The element types that snapshots hold.
public enum TensorKind: Sendable, CaseIterable {
  // Widest first, as the safetensors reference lays tensors out: then every tensor is aligned to its elements.
  case int64, float64, float32, uint32, int32, uint8

  /// Bytes an element.
  public var width: Int {
    switch self {
    case .int64, .float64: 8
    case .float32, .uint32, .int32: 4
    case .uint8: 1
    }
  }

  /// The name in the header of a safetensors file.
  public var name: String {
    switch self {
    case .int64: "I64"
    case .float64: "F64"
    case .float32: "F32"
    case .uint32: "U32"
    case .int32: "I32"
    case .uint8: "U8"
    }
  }

  init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}
