import Kernels

/// The numbers that networks compute with: `Float` to train fast, `Double` to check.
public protocol Real: KernelReal {
  /// The inner loops in this precision, for this machine.
  static var kernels: any KernelSet<Self>.Type { get }
}

extension Float: Real {
  public static let kernels: any KernelSet<Float>.Type = FloatKernels.self
}

extension Double: Real {
  public static let kernels: any KernelSet<Double>.Type = DoubleKernels.self
}
