/// Matrix products and sums on rows of samples that lie side by side.
///
/// Every output is summed in one fixed order, so that a result does not depend on the instruction set. Multiplications and
/// additions stay apart for the same reason: a fused one rounds differently.

enum Products<T: KernelReal> {
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>
  private typealias Lanes = T.Lanes

  @inline(__always)
  private static func load(_ p: Source) -> T.Lanes {
    UnsafeRawPointer(p).loadUnaligned(as: T.Lanes.self)
  }

  @inline(__always)
  private static func store(_ v: T.Lanes, _ p: Target) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: T.Lanes.self)
  }

  /// z[i, s] = bias[i] + Σₖ w[i·rowStep + k·depthStep] · x[k, s] for i < rows, k < depth, s < columns.
  ///
  /// - Parameters:
  ///   - bias: `nil` for 0.
  ///   - columns: a multiple of 16; rows of x begin `xStride`, rows of z `zStride` numbers apart.
  @inline(__always)
  static func affine(
    _ w: Source, rowStep: Int, depthStep: Int, bias: Source?, _ x: Source, xStride: Int,
    into z: Target, zStride: Int, rows: Int, depth: Int, columns: Int
  ) {
    let width = T.Lanes.scalarCount
    var i = 0
    while i < rows {
      // Four rows at a time; what is missing at the end repeats the last row, which only writes the same numbers again.
      let rest = rows &- 1 &- i
      let (i1, i2, i3) = (i &+ min(1, rest), i &+ min(2, rest), i &+ min(3, rest))
      let (w0, w1) = (w + i &* rowStep, w + i1 &* rowStep)
      let (w2, w3) = (w + i2 &* rowStep, w + i3 &* rowStep)
      let b0 = T.Lanes(repeating: bias.map { $0[i] } ?? 0)
      let b1 = T.Lanes(repeating: bias.map { $0[i1] } ?? 0)
      let b2 = T.Lanes(repeating: bias.map { $0[i2] } ?? 0)
      let b3 = T.Lanes(repeating: bias.map { $0[i3] } ?? 0)
      var s = 0
      while s < columns {
        var (z0, z1, z2, z3) = (b0, b1, b2, b3)
        var (y0, y1, y2, y3) = (b0, b1, b2, b3)
        var from = x + s
        var step = 0
        for _ in 0..<depth {
          let (x0, x1) = (load(from), load(from + width))
          let (v0, v1, v2, v3) = (w0[step], w1[step], w2[step], w3[step])
          z0 += v0 * x0
          y0 += v0 * x1
          z1 += v1 * x0
          y1 += v1 * x1
          z2 += v2 * x0
          y2 += v2 * x1
          z3 += v3 * x0
          y3 += v3 * x1
          from += xStride
          step &+= depthStep
        }
        let to = z + s
        store(z0, to + i &* zStride)
        store(y0, to + (i &* zStride &+ width))
        store(z1, to + i1 &* zStride)
        store(y1, to + (i1 &* zStride &+ width))
        store(z2, to + i2 &* zStride)
        store(y2, to + (i2 &* zStride &+ width))
        store(z3, to + i3 &* zStride)
        store(y3, to + (i3 &* zStride &+ width))
        s &+= 2 &* width
      }
      i &+= 4
    }
  }

  /// The dot products of a row with up to four others, and its sum, all in sixteen lanes.
  ///
  /// result[i·depth + k] = Σₛ d[i, s] · x[k, s]; sums[i] = Σₛ d[i, s]. `samples` is a multiple of 16.
  @inline(__always)
  static func dots(
    _ d: Source, rows: Int, _ x: Source, depth: Int, stride: Int, samples: Int,
    into result: Target, sums: Target
  ) {
    typealias Wide = SIMD16<T>
    @inline(__always) func wide(_ p: Source) -> Wide {
      UnsafeRawPointer(p).loadUnaligned(as: Wide.self)
    }
    for i in 0..<rows {
      let row = d + i &* stride
      var total = Wide(repeating: 0)
      var s = 0
      while s < samples {
        total += wide(row + s)
        s &+= 16
      }
      sums[i] = sum(total)
      var k = 0
      while k < depth {
        let other = x + k &* stride
        var products = Wide(repeating: 0)
        s = 0
        while s < samples {
          products += wide(row + s) * wide(other + s)
          s &+= 16
        }
        result[i &* depth &+ k] = sum(products)
        k &+= 1
      }
    }
  }

  /// The sixteen lanes, always added in the same pairs.
  @inline(__always)
  private static func sum(_ v: SIMD16<T>) -> T {
    let eight = v.lowHalf + v.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// result[s, i] = x[i, s]; rows of the result begin `resultStride` apart and are filled up with zeros to there.
  @inline(__always)
  static func transpose(
    _ x: Source, rows: Int, columns: Int, stride: Int, into result: Target, resultStride: Int
  ) {
    for s in 0..<columns {
      let to = result + s &* resultStride
      for i in 0..<rows { to[i] = x[i &* stride &+ s] }
      for i in rows..<max(rows, resultStride) { to[i] = 0 }
    }
  }
}
