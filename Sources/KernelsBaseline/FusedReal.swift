import Kernels

/// Numbers of which sixteen at a time are multiplied and added with one rounding, whatever the processor can do.
protocol FusedReal: KernelReal {
  /// sum + a · b, rounded once.
  static func fused(
    _ sum: SIMD16<Self>, _ a: SIMD16<Self>, _ b: SIMD16<Self>
  ) -> SIMD16<Self>
}

#if arch(x86_64) && !NETLAPSE_AVX2 && !NETLAPSE_AVX512
  extension Float: FusedReal {
    @inline(__always)
    static func fused(
      _ sum: SIMD16<Float>, _ a: SIMD16<Float>, _ b: SIMD16<Float>
    ) -> SIMD16<Float> {
      SIMD16(
        lowHalf: SIMD8(
          lowHalf: sum.lowHalf.lowHalf.addingFused(a.lowHalf.lowHalf, b.lowHalf.lowHalf),
          highHalf: sum.lowHalf.highHalf.addingFused(a.lowHalf.highHalf, b.lowHalf.highHalf)),
        highHalf: SIMD8(
          lowHalf: sum.highHalf.lowHalf.addingFused(a.highHalf.lowHalf, b.highHalf.lowHalf),
          highHalf: sum.highHalf.highHalf.addingFused(a.highHalf.highHalf, b.highHalf.highHalf)))
    }
  }
#else
  extension Float: FusedReal {
    @inline(__always)
    static func fused(
      _ sum: SIMD16<Float>, _ a: SIMD16<Float>, _ b: SIMD16<Float>
    ) -> SIMD16<Float> { sum.addingProduct(a, b) }
  }
#endif

extension Double: FusedReal {
  // Without the instruction a call of the C library for every lane.
  @inline(__always)
  static func fused(
    _ sum: SIMD16<Double>, _ a: SIMD16<Double>, _ b: SIMD16<Double>
  ) -> SIMD16<Double> { sum.addingProduct(a, b) }
}
