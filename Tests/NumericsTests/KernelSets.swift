import Kernels
import KernelsBaseline
import Numerics

#if arch(x86_64)
  import CCPU
  import KernelsAVX2
  import KernelsAVX512
#endif

/// The kernels of every set of instructions that this machine has.
enum KernelSets {
  static var float: [any KernelSet<Float>.Type] {
    var sets: [any KernelSet<Float>.Type] = [KernelsBaseline.FloatKernels.self]
    #if arch(x86_64)
      if netlapse_has_avx2() != 0 { sets.append(KernelsAVX2.FloatKernels.self) }
      if netlapse_has_avx512() != 0 { sets.append(KernelsAVX512.FloatKernels.self) }
    #endif
    return sets
  }

  static var double: [any KernelSet<Double>.Type] {
    var sets: [any KernelSet<Double>.Type] = [KernelsBaseline.DoubleKernels.self]
    #if arch(x86_64)
      if netlapse_has_avx2() != 0 { sets.append(KernelsAVX2.DoubleKernels.self) }
      if netlapse_has_avx512() != 0 { sets.append(KernelsAVX512.DoubleKernels.self) }
    #endif
    return sets
  }
}
