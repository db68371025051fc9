import Kernels

/// What generic code cannot say of registers without falling back to one lane after another.
protocol KernelLanes: SIMD where Scalar: FusedReal {
  /// self + a · b, rounded once.
  func addingFused(_ a: Self, _ b: Self) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  /// The first `count` lanes, of fewer than all.
  func storeSome(_ p: UnsafeMutablePointer<Scalar>, _ count: Int)
  /// Other lanes where those of `test` are below 0.
  func replacing(with other: Self, whereNegative test: Self) -> Self
  /// Other lanes where those of `test` are 0 or below.
  func replacing(with other: Self, whereNotPositive test: Self) -> Self
  /// Other lanes where those of `test` are `number`.
  func replacing(with other: Self, where test: Self, equals number: Self) -> Self
  /// Takes other lanes where they are larger or no numbers, and there a number for `tap`.
  mutating func takeLarger(_ other: Self, number: Self, _ tap: inout Self)
}

extension KernelLanes {
  @inline(__always)
  static func load(_ p: UnsafePointer<Scalar>) -> Self {
    UnsafeRawPointer(p).loadUnaligned(as: Self.self)
  }

  @inline(__always)
  func store(_ p: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(p).storeBytes(of: self, as: Self.self)
  }

  /// The first `count` lanes, all of them where it is `nil` or larger. Loops over whole registers say `nil`, since they are
  /// slower with the other cases in them.
  @inline(__always)
  func store(_ p: UnsafeMutablePointer<Scalar>, first count: Int?) {
    guard let count, count < Self.scalarCount else { return store(p) }
    if count == 1 {
      p.pointee = self[0]
    } else {
      storeSome(p, count)
    }
  }
}

// As many numbers as a register holds. The width never changes a result.
#if NETLAPSE_AVX512
  typealias FloatLanes = SIMD16<Float>
  typealias DoubleLanes = SIMD8<Double>
#elseif NETLAPSE_AVX2
  typealias FloatLanes = SIMD8<Float>
  typealias DoubleLanes = SIMD4<Double>
#else
  typealias FloatLanes = SIMD4<Float>
  typealias DoubleLanes = SIMD2<Double>
#endif

extension FloatLanes: KernelLanes {
  @inline(never)
  func storeSome(_ p: UnsafeMutablePointer<Scalar>, _ count: Int) { storeFirst(self, p, count) }

  #if arch(x86_64) && !NETLAPSE_AVX2 && !NETLAPSE_AVX512
    /// The product is exact in `Double`. The sum there is rounded to odd by its exact error (D. Knuth's two-sum), so that
    /// rounding it once more, to `Float`, gives what one rounding would
    /// (S. Boldo, G. Melquiond: Emulation of a FMA and correctly rounded sums, 2008).
    @inline(__always)
    func addingFused(_ a: Self, _ b: Self) -> Self {
      let product = SIMD4<Double>(a) * SIMD4<Double>(b)
      let addend = SIMD4<Double>(self)
      let sum = product + addend
      let part = sum - product
      let error = (product - (sum - part)) + (addend - part)
      let (bits, errorBits) = (sum.bits, error.bits)
      // An error that is not a number comes with a sum that is not finite, which stays as it is.
      let isInexact = unsafeBitCast(
        unsafeBitCast(errorBits & .max, to: SIMD4<Double>.self) .> 0, to: SIMD4<Int64>.self)
      // One less in magnitude where the error points to 0, then the last bit says that something was cut off.
      let odd = (bits &+ ((bits ^ errorBits) &>> 63 & isInexact)) | (isInexact & 1)
      return SIMD4<Float>(unsafeBitCast(odd, to: SIMD4<Double>.self))
    }
  #else
    @inline(__always)
    func addingFused(_ a: Self, _ b: Self) -> Self { addingProduct(a, b) }
  #endif

  @inline(__always)
  func replacing(with other: Self, whereNegative test: Self) -> Self {
    replacing(with: other, where: test .< 0)
  }

  @inline(__always)
  func replacing(with other: Self, whereNotPositive test: Self) -> Self {
    replacing(with: other, where: test .<= 0)
  }

  @inline(__always)
  func replacing(with other: Self, where test: Self, equals number: Self) -> Self {
    replacing(with: other, where: test .== number)
  }

  @inline(__always)
  mutating func takeLarger(_ other: Self, number: Self, _ tap: inout Self) {
    let isLarger = (other .> self) .| (other .!= other)
    replace(with: other, where: isLarger)
    tap.replace(with: number, where: isLarger)
  }
}

extension DoubleLanes: KernelLanes {
  @inline(never)
  func storeSome(_ p: UnsafeMutablePointer<Scalar>, _ count: Int) { storeFirst(self, p, count) }

  @inline(__always)
  func addingFused(_ a: Self, _ b: Self) -> Self { addingProduct(a, b) }

  @inline(__always)
  func replacing(with other: Self, whereNegative test: Self) -> Self {
    replacing(with: other, where: test .< 0)
  }

  @inline(__always)
  func replacing(with other: Self, whereNotPositive test: Self) -> Self {
    replacing(with: other, where: test .<= 0)
  }

  @inline(__always)
  func replacing(with other: Self, where test: Self, equals number: Self) -> Self {
    replacing(with: other, where: test .== number)
  }

  @inline(__always)
  mutating func takeLarger(_ other: Self, number: Self, _ tap: inout Self) {
    let isLarger = (other .> self) .| (other .!= other)
    replace(with: other, where: isLarger)
    tap.replace(with: number, where: isLarger)
  }
}

extension SIMD4<Double> {
  fileprivate var bits: SIMD4<Int64> { unsafeBitCast(self, to: SIMD4<Int64>.self) }
}

// Half by half, since a copy of so few bytes from the stack takes longer.

@inline(__always)
private func storeFirst<T: SIMDScalar>(
  _ v: SIMD16<T>, _ p: UnsafeMutablePointer<T>, _ count: Int
) {
  if count < 8 { return storeFirst(v.lowHalf, p, count) }
  UnsafeMutableRawPointer(p).storeBytes(of: v.lowHalf, as: SIMD8<T>.self)
  storeFirst(v.highHalf, p + 8, count &- 8)
}

@inline(__always)
private func storeFirst<T: SIMDScalar>(
  _ v: SIMD8<T>, _ p: UnsafeMutablePointer<T>, _ count: Int
) {
  if count < 4 { return storeFirst(v.lowHalf, p, count) }
  UnsafeMutableRawPointer(p).storeBytes(of: v.lowHalf, as: SIMD4<T>.self)
  storeFirst(v.highHalf, p + 4, count &- 4)
}

@inline(__always)
private func storeFirst<T: SIMDScalar>(
  _ v: SIMD4<T>, _ p: UnsafeMutablePointer<T>, _ count: Int
) {
  if count < 2 { return storeFirst(v.lowHalf, p, count) }
  UnsafeMutableRawPointer(p).storeBytes(of: v.lowHalf, as: SIMD2<T>.self)
  storeFirst(v.highHalf, p + 2, count &- 2)
}

@inline(__always)
private func storeFirst<T: SIMDScalar>(
  _ v: SIMD2<T>, _ p: UnsafeMutablePointer<T>, _ count: Int
) {
  if count > 0 { p.pointee = v[0] }
}
