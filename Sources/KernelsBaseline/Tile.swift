import Kernels

/// A block of a matrix product that is small enough to stay in registers: `Rows` rows of `Vectors` registers each.
enum Tile<let Rows: Int, let Vectors: Int, Lanes: KernelLanes> {
  typealias T = Lanes.Scalar

  /// z[r, s] = bias[r] + Σₖ w[r·rowStep + k·depthStep] · x[k, s] for the rows and columns of the block.
  ///
  /// - Parameters:
  ///   - columns: numbers of a row of z that are wanted, some of the last register; `nil` where they fill it.
  ///   - adds: whether to what z is, in place of the bias.
  @inline(__always)
  static func multiply(
    _ w: UnsafePointer<T>, rowStep: Int, depthStep: Int, bias: UnsafePointer<T>?,
    _ x: UnsafePointer<T>, xStride: Int, into z: UnsafeMutablePointer<T>, zStride: Int, depth: Int,
    columns: Int?, adds: Bool
  ) {
    let width = Lanes.scalarCount
    var sums = InlineArray<Rows, InlineArray<Vectors, Lanes>>(
      repeating: InlineArray(repeating: .zero))
    if adds {
      for r in 0..<Rows {
        for v in 0..<Vectors { sums[r][v] = .load(z + (r &* zStride &+ v &* width)) }
      }
    } else if let bias {
      for r in 0..<Rows {
        for v in 0..<Vectors { sums[r][v] = Lanes(repeating: bias[r]) }
      }
    }
    var from = x
    var step = 0
    for _ in 0..<depth {
      for r in 0..<Rows {
        let weight = Lanes(repeating: w[r &* rowStep &+ step])
        for v in 0..<Vectors {
          sums[r][v] = sums[r][v].addingFused(weight, .load(from + v &* width))
        }
      }
      from += xStride
      step &+= depthStep
    }
    for r in 0..<Rows {
      let (z, last) = (z + r &* zStride, (Vectors &- 1) &* width)
      for v in 0..<(Vectors &- 1) { sums[r][v].store(z + v &* width) }
      sums[r][Vectors &- 1].store(z + last, first: columns.map { $0 &- last })
    }
  }
}
