import Numerics

@testable import Learning

extension PassRun<Double> {
  /// The batch at the first layer, with a place for the gradient of the inputs, which training has no use for.
  func first(
    _ values: UnsafePointer<Double>, _ mode: PassMode<Double>, below: Panel<Double>? = nil
  ) -> LayerPass<Double> {
    let pass = pass(0, values, mode)
    return LayerPass(
      values: values, mode: mode, threads: pass.threads, x: pass.x, z: pass.z, delta: pass.delta,
      below: below,
      kept: pass.kept, work: pass.work)
  }
}
