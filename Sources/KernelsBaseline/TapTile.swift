import Kernels

/// A block of a convolution that stays in registers: `Rows` targets at `Vectors` registers of positions and samples.
enum TapTile<let Rows: Int, let Vectors: Int, Lanes: KernelLanes> {
  typealias T = Lanes.Scalar

  /// z[r] = bias[r] + Σ over sources c and taps t of w[r·targetStep + c·sourceStep + t.weight] · x[c, t.source].
  ///
  /// - Parameters:
  ///   - stride: numbers from one position to the next; planes of sources and targets begin `xStep` and `zStep` apart.
  @inline(__always)
  static func multiply(
    _ w: UnsafePointer<T>, targetStep: Int, sourceStep: Int, bias: UnsafePointer<T>?,
    _ taps: UnsafeBufferPointer<TapTable.Tap>, stride: Int, sources: Int, _ x: UnsafePointer<T>,
    xStep: Int, into z: UnsafeMutablePointer<T>, zStep: Int
  ) {
    let width = Lanes.scalarCount
    var sums = InlineArray<Rows, InlineArray<Vectors, Lanes>>(
      repeating: InlineArray(repeating: .zero))
    if let bias {
      for r in 0..<Rows {
        for v in 0..<Vectors { sums[r][v] = Lanes(repeating: bias[r]) }
      }
    }
    if let first = taps.baseAddress {
      let end = first + taps.count
      var (source, kernel) = (x, w)
      for _ in 0..<sources {
        var tap = first
        while tap < end {
          let from = source + Int(tap.pointee.source) &* stride
          let weights = kernel + Int(tap.pointee.weight)
          for r in 0..<Rows {
            let weight = Lanes(repeating: weights[r &* targetStep])
            for v in 0..<Vectors {
              sums[r][v] = sums[r][v].addingFused(
                weight, UnsafeRawPointer(from + v &* width).loadUnaligned(as: Lanes.self))
            }
          }
          tap += 1
        }
        source += xStep
        kernel += sourceStep
      }
    }
    for r in 0..<Rows {
      for v in 0..<Vectors {
        UnsafeMutableRawPointer(z + (r &* zStep &+ v &* width)).storeBytes(
          of: sums[r][v], as: Lanes.self)
      }
    }
  }
}
