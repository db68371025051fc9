import Kernels
import KernelsBaseline

#if arch(x86_64)
  import CCPU
  import KernelsAVX2
  import KernelsAVX512
#endif

/// The numbers that networks compute with: `Float` to train fast, `Double` to check.
public protocol Real: KernelReal {
  /// The inner loops in this precision, for this machine. All sets of instructions give the same bits.
  static var kernels: any KernelSet<Self>.Type { get }
}

extension Float: Real {
  public static let kernels: any KernelSet<Float>.Type = {
    #if arch(x86_64)
      if netlapse_has_avx512() != 0 { return KernelsAVX512.FloatKernels.self }
      if netlapse_has_avx2() != 0 { return KernelsAVX2.FloatKernels.self }
    #endif
    return KernelsBaseline.FloatKernels.self
  }()
}

extension Double: Real {
  public static let kernels: any KernelSet<Double>.Type = {
    #if arch(x86_64)
      if netlapse_has_avx512() != 0 { return KernelsAVX512.DoubleKernels.self }
      if netlapse_has_avx2() != 0 { return KernelsAVX2.DoubleKernels.self }
    #endif
    return KernelsBaseline.DoubleKernels.self
  }()
}
