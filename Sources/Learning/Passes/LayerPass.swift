import Kernels
import Numerics

/// One batch at one layer: what it takes and gives, and memory of its own.
package struct LayerPass<Scalar: Real> {
  /// Every parameter of the network.
  let values: UnsafePointer<Scalar>
  let mode: PassMode<Scalar>
  let threads: PassThreads
  /// What it takes.
  let x: Panel<Scalar>
  let z: Panel<Scalar>
  /// ∂loss/∂z, on the way back.
  let delta: Panel<Scalar>
  /// Where ∂loss/∂x goes; `nil` where nobody asks for it.
  let below: Panel<Scalar>?
  /// What the way forward leaves for the way back, as large as the layer's `kept`: its numbers, then its rows. `nil` where
  /// there is no way back.
  let kept: UnsafeMutablePointer<Scalar>?
  /// As large as the layer's `work` for the largest batch; what other layers leave there.
  let work: UnsafeMutablePointer<Scalar>
  /// What `forward` makes of z where it is; `nil` where that is done afterwards, or nothing is to be done.
  var activation: ElementwiseActivation?
  /// By whose derivative `backward` multiplies ∂loss/∂x; `nil` where that is done afterwards.
  var sourceActivation: ElementwiseActivation?

  var samples: Int { x.samples }
  var stride: Int { x.stride }
  /// What may be changed in training; else `nil`.
  var training: PassMode<Scalar>.Training? {
    if case .training(let training) = mode { training } else { nil }
  }
  /// Whether batch normalisation takes the statistics of the batch.
  var usesBatchStatistics: Bool {
    if case .inference = mode { false } else { true }
  }

  func panel(_ base: UnsafeMutablePointer<Scalar>, rows: Int) -> Panel<Scalar> {
    Panel(base: base, rows: rows, stride: stride, samples: samples)
  }

  /// A row of what is kept.
  ///
  /// - Parameter numbers: how many numbers stand before the rows.
  @inline(__always)
  func keptRow(_ row: Int, after numbers: Int = 0) -> UnsafeMutablePointer<Scalar>? {
    kept.map { $0 + Panel<Scalar>.padded(numbers) + row * stride }
  }
}
