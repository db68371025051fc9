import Kernels

/// Convolutions of images whose positions are rows of samples side by side.
enum Convolutions<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// Some pieces of the targets of a table. Every target is one sum in the order of the sources and taps.
  @inline(__always)
  static func convolve(
    _ table: TapTable, pieces: Range<Int>, _ w: Source, bias: Source?, _ x: Source,
    into z: Target, stride: Int
  ) {
    if stride % 16 != 0 {
      return NarrowConvolutions<Lanes>.convolve(
        table, pieces: pieces, w, bias: bias, x, into: z, stride: stride)
    }
    forEachRow(table, pieces: pieces, w, bias: bias, x, into: z, stride: stride) { part in
      block(table, part, stride)
    }
  }

  /// A row of targets at positions side by side, and what it is made of.
  struct Row {
    let weights: Source
    let bias: Source?
    let taps: UnsafeBufferPointer<TapTable.Tap>
    let x: Source
    let z: Target
    /// Targets, and numbers of each.
    let rows: Int
    let columns: Int
  }

  /// Gives the rows of some pieces of the targets of a table.
  @inline(__always)
  static func forEachRow(
    _ table: TapTable, pieces: Range<Int>, _ w: Source, bias: Source?, _ x: Source,
    into z: Target, stride: Int, _ body: (Row) -> Void
  ) {
    table.taps.withUnsafeBufferPointer { taps in
      for index in pieces {
        let piece = table.piece(index)
        var first = piece.targets.lowerBound
        while first < piece.targets.upperBound {
          let (group, place) = first.quotientAndRemainder(dividingBy: table.targets)
          let count = min(table.targets &- place, piece.targets.upperBound &- first)
          let weights = w + (group &* table.groupStep &+ place &* table.targetStep)
          for (number, run) in table.runs.enumerated() {
            let list = table.list(row: piece.row, run: number)
            let source = group &* table.sources &* table.sourcePlane &+ list.source
            let target =
              first &* table.targetPlane &+ piece.row &* table.targetWidth &+ run.first
            // Positions side by side are one long row.
            let isLong = run.step == 1 && run.sourceStep == 1
            for position in 0..<(isLong ? 1 : run.count) {
              body(
                Row(
                  weights: weights, bias: bias.map { $0 + first },
                  taps: UnsafeBufferPointer(rebasing: taps[list.taps]),
                  x: x + (source &+ position &* run.sourceStep) &* stride,
                  z: z + (target &+ position &* run.step) &* stride, rows: count,
                  columns: isLong ? run.count &* stride : stride))
            }
          }
          first &+= count
        }
      }
    }
  }

  /// All sums over a row of `columns` numbers for some targets. Sources of a few positions are used for all targets while
  /// they are in the cache.
  @inline(__always)
  private static func block(_ table: TapTable, _ part: Row, _ stride: Int) {
    let (rows, columns, z) = (part.rows, part.columns, part.z)
    let (xStep, zStep) = (table.sourcePlane &* stride, table.targetPlane &* stride)

    @inline(__always)
    func tile<let Rows: Int, let Vectors: Int>(
      _ row: Int, _ s: Int, _: Count<Rows>, _: Count<Vectors>
    ) {
      TapTile<Rows, Vectors, Lanes>.multiply(
        part.weights + row &* table.targetStep, targetStep: table.targetStep,
        sourceStep: table.sourceStep, bias: part.bias.map { $0 + row }, part.taps,
        stride: stride, sources: table.sources, part.x + s,
        xStep: xStep, into: z + (row &* zStep &+ s), zStep: zStep)
    }

    @inline(__always)
    func strip<let Vectors: Int>(_ s: Int, _ vectors: Count<Vectors>) {
      var row = 0
      #if NETLAPSE_AVX2
        // Sixteen registers hold six rows of two.
        while row &+ 6 <= rows {
          tile(row, s, Count<6>(), vectors)
          row &+= 6
        }
      #endif
      while row &+ 4 <= rows {
        tile(row, s, Count<4>(), vectors)
        row &+= 4
      }
      if row &+ 2 <= rows {
        tile(row, s, Count<2>(), vectors)
        row &+= 2
      }
      if row < rows { tile(row, s, Count<1>(), vectors) }
    }

    let width = Lanes.scalarCount
    var s = 0
    #if NETLAPSE_AVX512
      while s &+ 4 &* width <= columns {
        strip(s, Count<4>())
        s &+= 4 &* width
      }
    #endif
    while s &+ 2 &* width <= columns {
      strip(s, Count<2>())
      s &+= 2 &* width
    }
    if s < columns { strip(s, Count<1>()) }
  }
}
