import Kernels

/// Matrix products and sums on rows of samples that lie side by side.
///
/// Every output is summed in one fixed order, and every product is added with one rounding, so that a result does not depend
/// on the instruction set.
enum Products<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// z[i, s] = bias[i] + Σₖ w[i·rowStep + k·depthStep] · x[k, s] for i < rows, k < depth, s < columns.
  ///
  /// - Parameters:
  ///   - bias: `nil` for 0.
  ///   - columns: rows of x begin `xStride`, rows of z `zStride` numbers apart. What lies behind the columns of x is read too
  ///     where they are no multiple of 16.
  ///   - adds: whether to what z is, in place of the bias.
  @inline(__always)
  static func affine(
    _ w: Source, rowStep: Int, depthStep: Int, bias: Source?, _ x: Source, xStride: Int,
    into z: Target, zStride: Int, rows: Int, depth: Int, columns: Int, adds: Bool = false
  ) {
    let width = Lanes.scalarCount
    let pairs = columns &- columns % (2 &* width)

    /// So many rows, two registers at a time and, where columns are left, one.
    @inline(__always)
    func strip<let Rows: Int>(_ i: Int, _: Count<Rows>) {
      let (w, z, bias) = (w + i &* rowStep, z + i &* zStride, bias.map { $0 + i })

      @inline(__always)
      func tile<let Vectors: Int>(_ s: Int, _: Count<Vectors>, columns: Int? = nil) {
        Tile<Rows, Vectors, Lanes>.multiply(
          w, rowStep: rowStep, depthStep: depthStep, bias: bias, x + s, xStride: xStride,
          into: z + s, zStride: zStride, depth: depth, columns: columns, adds: adds)
      }

      var s = 0
      while s < pairs {
        tile(s, Count<2>())
        s &+= 2 &* width
      }
      while s &+ width <= columns {
        tile(s, Count<1>())
        s &+= width
      }
      if s < columns { part { tile(s, Count<1>(), columns: columns &- s) } }
    }

    var i = 0
    #if NETLAPSE_AVX512
      while i &+ 8 <= rows {
        strip(i, Count<8>())
        i &+= 8
      }
    #endif
    while i &+ 4 <= rows {
      strip(i, Count<4>())
      i &+= 4
    }
    if i &+ 2 <= rows {
      strip(i, Count<2>())
      i &+= 2
    }
    if i < rows { strip(i, Count<1>()) }
  }

  /// Keeps what is seldom out of the loops.
  @inline(never)
  private static func part(_ body: () -> Void) { body() }

  /// The dot products of each row with others, and its sum, all in sixteen lanes.
  ///
  /// result[i·depth + k] = Σₛ d[i, s] · x[k, s]; sums[i] = Σₛ d[i, s].
  @inline(__always)
  static func dots(
    _ d: Source, rows: Int, _ x: Source, depth: Int, stride: Int, samples: Int,
    into result: Target, sums: Target
  ) {
    if samples % 16 != 0 {
      return someDots(
        d, rows: rows, x, depth: depth, stride: stride, samples: samples, into: result, sums: sums)
    }
    typealias Wide = SIMD16<T>
    @inline(__always) func wide(_ p: Source) -> Wide {
      UnsafeRawPointer(p).loadUnaligned(as: Wide.self)
    }

    /// The products with so many others in one go, so that additions need not wait for each other; the sum every time.
    @inline(__always)
    func several<let Others: Int>(_ i: Int, _ k: Int, _: Count<Others>) {
      let (row, other) = (d + i &* stride, x + k &* stride)
      var total = Wide(repeating: 0)
      var products = InlineArray<Others, Wide>(repeating: Wide(repeating: 0))
      var s = 0
      while s < samples {
        let values = wide(row + s)
        total += values
        for o in 0..<Others {
          products[o] = T.fused(products[o], values, wide(other + (o &* stride &+ s)))
        }
        s &+= 16
      }
      sums[i] = sum(total)
      for o in 0..<Others { result[i &* depth &+ k &+ o] = sum(products[o]) }
    }

    for i in 0..<rows {
      var k = 0
      while k &+ 3 < depth {
        several(i, k, Count<3>())
        k &+= 3
      }
      switch depth &- k {
      case 3: several(i, k, Count<3>())
      case 2: several(i, k, Count<2>())
      case 1: several(i, k, Count<1>())
      default: several(i, k, Count<0>())
      }
    }
  }

  /// The same where some of the last sixteen are missing, as if they were 0; apart from the loops over whole ones.
  @inline(never)
  private static func someDots(
    _ d: Source, rows: Int, _ x: Source, depth: Int, stride: Int, samples: Int,
    into result: Target, sums: Target
  ) {
    func wide(_ p: Source, _ s: Int) -> SIMD16<T> {
      if s &+ 16 <= samples { return UnsafeRawPointer(p + s).loadUnaligned(as: SIMD16<T>.self) }
      var some = SIMD16<T>(repeating: 0)
      for i in s..<samples { some[i &- s] = p[i] }
      return some
    }
    for i in 0..<rows {
      let row = d + i &* stride
      var total = SIMD16<T>(repeating: 0)
      for s in Swift.stride(from: 0, to: samples, by: 16) { total += wide(row, s) }
      sums[i] = sum(total)
      for k in 0..<depth {
        var products = SIMD16<T>(repeating: 0)
        for s in Swift.stride(from: 0, to: samples, by: 16) {
          products = T.fused(products, wide(row, s), wide(x + k &* stride, s))
        }
        result[i &* depth &+ k] = sum(products)
      }
    }
  }

  /// The sixteen lanes, always added in the same pairs.
  @inline(__always)
  static func sum(_ v: SIMD16<T>) -> T {
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
    let size = Block<T>.size
    let (whole, wide) = (rows &- rows % size, columns &- columns % size)
    var i = 0
    while i < whole {
      var s = 0
      while s < wide {
        Block<T>.transpose(
          x + (i &* stride &+ s), stride, into: result + (s &* resultStride &+ i), resultStride)
        s &+= size
      }
      i &+= size
    }
    for s in 0..<columns {
      let to = result + s &* resultStride
      for i in (s < wide ? whole : 0)..<rows { to[i] = x[i &* stride &+ s] }
      for i in rows..<max(rows, resultStride) { to[i] = 0 }
    }
  }
}
