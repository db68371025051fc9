import Kernels

/// What generic code cannot say of registers without falling back to one lane after another.
protocol KernelLanes: SIMD where Scalar: KernelReal {
  /// Other lanes where those of `test` are below 0.
  func replacing(with other: Self, whereNegative test: Self) -> Self
  /// Other lanes where those of `test` are 0 or below.
  func replacing(with other: Self, whereNotPositive test: Self) -> Self
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
  @inline(__always)
  func replacing(with other: Self, whereNegative test: Self) -> Self {
    replacing(with: other, where: test .< 0)
  }

  @inline(__always)
  func replacing(with other: Self, whereNotPositive test: Self) -> Self {
    replacing(with: other, where: test .<= 0)
  }
}

extension DoubleLanes: KernelLanes {
  @inline(__always)
  func replacing(with other: Self, whereNegative test: Self) -> Self {
    replacing(with: other, where: test .< 0)
  }

  @inline(__always)
  func replacing(with other: Self, whereNotPositive test: Self) -> Self {
    replacing(with: other, where: test .<= 0)
  }
}
