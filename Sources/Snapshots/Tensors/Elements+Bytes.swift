// Elements are little-endian on disk; so are all machines that this runs on.

extension Tensor.Elements {
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .int64(let values): values.withUnsafeBytes { bytes += $0 }
    case .float64(let values): values.withUnsafeBytes { bytes += $0 }
    case .float32(let values): values.withUnsafeBytes { bytes += $0 }
    case .uint32(let values): values.withUnsafeBytes { bytes += $0 }
    case .int32(let values): values.withUnsafeBytes { bytes += $0 }
    case .uint8(let values): bytes += values
    }
  }

  /// - Precondition: the length of `bytes` is a multiple of the kind's width.
  init(_ kind: TensorKind, bytes: ArraySlice<UInt8>) {
    switch kind {
    case .int64: self = .int64(Self.load(bytes))
    case .float64: self = .float64(Self.load(bytes))
    case .float32: self = .float32(Self.load(bytes))
    case .uint32: self = .uint32(Self.load(bytes))
    case .int32: self = .int32(Self.load(bytes))
    case .uint8: self = .uint8(Array(bytes))
    }
  }

  private static func load<Value: BitwiseCopyable>(_ bytes: ArraySlice<UInt8>) -> [Value] {
    let count = bytes.count / MemoryLayout<Value>.stride
    return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      // The bytes need not be aligned to the elements.
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      filled = count
    }
  }
}
