import CLibrary
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

#if arch(x86_64)
  /// The sets of instructions to choose from. NETLAPSE_INSTRUCTIONS in the environment forbids the larger ones: "avx2" or
  /// "baseline", to compare their speed and bits.
  enum Instructions {
    private static let most = getenv("NETLAPSE_INSTRUCTIONS").map { String(cString: $0) }

    static let hasAVX512 = most == nil && netlapse_has_avx512() != 0
    static let hasAVX2 = most != "baseline" && netlapse_has_avx2() != 0
  }
#endif

extension Float: Real {
  public static let kernels: any KernelSet<Float>.Type = {
    #if arch(x86_64)
      if Instructions.hasAVX512 { return KernelsAVX512.FloatKernels.self }
      if Instructions.hasAVX2 { return KernelsAVX2.FloatKernels.self }
    #endif
    return KernelsBaseline.FloatKernels.self
  }()
}

extension Double: Real {
  public static let kernels: any KernelSet<Double>.Type = {
    #if arch(x86_64)
      if Instructions.hasAVX512 { return KernelsAVX512.DoubleKernels.self }
      if Instructions.hasAVX2 { return KernelsAVX2.DoubleKernels.self }
    #endif
    return KernelsBaseline.DoubleKernels.self
  }()
}
