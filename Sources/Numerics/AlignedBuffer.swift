/// A fixed number of values that begin on a cache line, so that wide loads never straddle two. A value type: a copy is
/// made when a shared one is written to.
public struct AlignedBuffer<Scalar: Real>: @unchecked Sendable {
  @usableFromInline
  final class Storage {
    @usableFromInline let pointer: UnsafeMutablePointer<Scalar>
    @usableFromInline let count: Int

    init(count: Int) {
      let bytes = UnsafeMutableRawPointer.allocate(
        byteCount: max(count, 1) * MemoryLayout<Scalar>.stride, alignment: 64)
      pointer = bytes.bindMemory(to: Scalar.self, capacity: count)
      self.count = count
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }
  }

  @usableFromInline
  var storage: Storage

  /// All zero.
  public init(count: Int) {
    storage = Storage(count: count)
    // Zero is all bits zero, and bytes are cleared many times faster than generic values are copied.
    UnsafeMutableRawPointer(storage.pointer).initializeMemory(
      as: UInt8.self, repeating: 0, count: count * MemoryLayout<Scalar>.stride)
  }

  public init(_ values: [Scalar]) {
    storage = Storage(count: values.count)
    for (i, value) in values.enumerated() { (storage.pointer + i).initialize(to: value) }
  }

  @inlinable
  public var count: Int { storage.count }

  @inlinable
  public var values: [Scalar] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The values for reading, valid during `body`.
  @inlinable
  public func withPointer<Result>(_ body: (UnsafePointer<Scalar>) throws -> Result) rethrows
    -> Result
  { try withExtendedLifetime(self) { try body(UnsafePointer(base)) } }

  /// The values for writing, valid during `body`.
  @inlinable
  public mutating func withMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    makeUnique()
    return try withExtendedLifetime(self) { try body(base) }
  }

  @inlinable
  var base: UnsafeMutablePointer<Scalar> { storage.pointer }

  // Inlined, since three of a step looked up the type each time.
  @inlinable @inline(__always)
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { copyStorage() }
  }

  @usableFromInline
  mutating func copyStorage() {
    let copy = Storage(count: count)
    copy.pointer.initialize(from: storage.pointer, count: count)
    storage = copy
  }
}
