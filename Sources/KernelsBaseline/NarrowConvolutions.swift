import Kernels

/// Convolutions of so few samples that a row of positions does not fill whole registers. Apart from those of many, whose loops
/// are slower with the ends of rows in them.
enum NarrowConvolutions<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// Some pieces of the targets of a table, each the sum that `Convolutions` makes. Up to a register is read behind x.
  @inline(never)
  static func convolve(
    _ table: TapTable, pieces: Range<Int>, _ w: Source, bias: Source?, _ x: Source,
    into z: Target, stride: Int
  ) {
    Convolutions<Lanes>.forEachRow(
      table, pieces: pieces, w, bias: bias, x, into: z, stride: stride
    ) { part in
      block(table, part, stride)
    }
  }

  /// All sums over a row of `columns` numbers for some targets.
  private static func block(
    _ table: TapTable, _ part: Convolutions<Lanes>.Row, _ stride: Int
  ) {
    let (rows, columns, z) = (part.rows, part.columns, part.z)
    let (xStep, zStep) = (table.sourcePlane &* stride, table.targetPlane &* stride)
    let width = Lanes.scalarCount
    withUnsafeTemporaryAllocation(of: T.self, capacity: 8 * width) { buffer in
      guard let whole = buffer.baseAddress else { return }

      /// Into a place of its own, of which the wanted numbers are taken.
      @inline(__always)
      func tile<let Rows: Int, let Vectors: Int>(
        _ row: Int, _ s: Int, _: Count<Rows>, _: Count<Vectors>
      ) {
        TapTile<Rows, Vectors, Lanes>.multiply(
          part.weights + row &* table.targetStep, targetStep: table.targetStep,
          sourceStep: table.sourceStep, bias: part.bias.map { $0 + row }, part.taps,
          stride: stride, sources: table.sources, part.x + s,
          xStep: xStep, into: whole, zStep: Vectors &* width)
        for r in 0..<Rows {
          let (from, to) = (whole + r &* Vectors &* width, z + ((row &+ r) &* zStep &+ s))
          for i in 0..<min(Vectors &* width, columns &- s) { to[i] = from[i] }
        }
      }

      func strip<let Vectors: Int>(_ s: Int, _ vectors: Count<Vectors>) {
        var row = 0
        while row &+ 4 <= rows {
          tile(row, s, Count<4>(), vectors)
          row &+= 4
        }
        while row < rows {
          tile(row, s, Count<1>(), vectors)
          row &+= 1
        }
      }

      var s = 0
      while s &+ width < columns {
        strip(s, Count<2>())
        s &+= 2 &* width
      }
      if s < columns { strip(s, Count<1>()) }
    }
  }
}
