import Kernels

/// Convolutions of 3 × 3 in tiles of 2 × 2, by Winograd's form.
enum Winograd<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// u[component, target, source] = G g Gᵀ of the kernels g of some targets.
  static func transform(_ tiles: WinogradTiles, targets: Range<Int>, _ w: Source, into u: Target) {
    let plane = tiles.targets &* tiles.sources
    // What a row of G makes of three weights.
    @inline(__always)
    func mixed(_ a: T, _ b: T, _ c: T) -> (T, T, T, T) {
      let (ends, middle) = ((a + c) * 0.5, b * 0.5)
      return (a, ends + middle, ends - middle, c)
    }
    for target in targets {
      for source in 0..<tiles.sources {
        let kernel = w + (target &* tiles.targetStep &+ source &* tiles.sourceStep)
        @inline(__always)
        func weight(_ tap: Int) -> T { kernel[tiles.isTurned ? 8 &- tap : tap] }
        let left = mixed(weight(0), weight(3), weight(6))
        let middle = mixed(weight(1), weight(4), weight(7))
        let right = mixed(weight(2), weight(5), weight(8))
        let to = u + (target &* tiles.sources &+ source)
        @inline(__always)
        func put(_ row: Int, _ a: T, _ b: T, _ c: T) {
          let line = mixed(a, b, c)
          to[4 &* row &* plane] = line.0
          to[(4 &* row &+ 1) &* plane] = line.1
          to[(4 &* row &+ 2) &* plane] = line.2
          to[(4 &* row &+ 3) &* plane] = line.3
        }
        put(0, left.0, middle.0, right.0)
        put(1, left.1, middle.1, right.1)
        put(2, left.2, middle.2, right.2)
        put(3, left.3, middle.3, right.3)
      }
    }
  }

  /// Some pieces of all targets.
  ///
  /// - Parameters:
  ///   - u: the transformed weights.
  ///   - stride: a multiple of 16.
  static func convolve(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ u: Source, bias: Source?, _ x: Source,
    into z: Target, stride: Int
  ) {
    let (sources, targets) = (tiles.sources, tiles.targets)
    // Components lie a little more apart than a power of two, which would crowd them into a few lines of the cache.
    let most = tiles.productColumns
    let (windowPlane, sumPlane) = (sources &* most &+ 16, targets &* most &+ 16)
    let count = WinogradTiles.components &* (windowPlane &+ sumPlane)
    withUnsafeTemporaryAllocation(of: T.self, capacity: count) { buffer in
      guard let windows = buffer.baseAddress else { return }
      let sums = windows + WinogradTiles.components &* windowPlane
      for piece in pieces {
        let run = tiles.piece(piece)
        let strip = most / run.tiles.count & ~15
        var s = 0
        while s < stride {
          let samples = min(strip, stride &- s)
          let columns = run.tiles.count &* samples
          gather(
            tiles, run.row, run.tiles, x + s, into: windows, windowPlane, samples: samples,
            stride: stride)
          for component in 0..<WinogradTiles.components {
            Products<Lanes>.affine(
              u + component &* targets &* sources, rowStep: sources, depthStep: 1, bias: nil,
              windows + component &* windowPlane, xStride: columns,
              into: sums + component &* sumPlane, zStride: columns, rows: targets, depth: sources,
              columns: columns)
          }
          scatter(
            tiles, run, sums, sumPlane, bias: bias, into: z + s, samples: samples, stride: stride)
          s &+= samples
        }
      }
    }
  }

  /// windows[component, source, tile, sample] = Bᵀ d B of the windows d of each source.
  @inline(__always)
  static func gather(
    _ tiles: WinogradTiles, _ row: Int, _ run: Range<Int>, _ x: Source, into windows: Target,
    _ plane: Int, samples: Int, stride: Int
  ) {
    let width = tiles.columns.sources
    // Where the rows of a window begin; below 0 outside the image.
    var lines = InlineArray<4, Int>(repeating: -1)
    for i in 0..<4 {
      let y = 2 &* row &+ i &- tiles.rows.before
      if y >= 0, y < tiles.rows.sources { lines[i] = y &* width &* stride }
    }
    let first = 2 &* run.lowerBound &- tiles.columns.before
    for source in 0..<tiles.sources {
      let from = x + source &* tiles.rows.sources &* width &* stride
      let to = windows + source &* run.count &* samples
      var s = 0
      while s < samples {
        /// Bᵀ d of one column.
        @inline(__always)
        func column(_ x: Int) -> (Lanes, Lanes, Lanes, Lanes) {
          guard x >= 0, x < width else { return (.zero, .zero, .zero, .zero) }
          let from = from + (x &* stride &+ s)
          @inline(__always)
          func line(_ i: Int) -> Lanes { lines[i] < 0 ? .zero : Lanes.load(from + lines[i]) }
          let (a, b, c, d) = (line(0), line(1), line(2), line(3))
          return (a - c, b + c, c - b, b - d)
        }
        var (a, b) = (column(first), column(first &+ 1))
        for tile in 0..<run.count {
          let (c, d) = (column(first &+ 2 &* tile &+ 2), column(first &+ 2 &* tile &+ 3))
          let to = to + (tile &* samples &+ s)
          @inline(__always)
          func put(_ row: Int, _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) {
            let to = to + 4 &* row &* plane
            (a - c).store(to)
            (b + c).store(to + plane)
            (c - b).store(to + 2 &* plane)
            (b - d).store(to + 3 &* plane)
          }
          put(0, a.0, b.0, c.0, d.0)
          put(1, a.1, b.1, c.1, d.1)
          put(2, a.2, b.2, c.2, d.2)
          put(3, a.3, b.3, c.3, d.3)
          (a, b) = (c, d)
        }
        s &+= Lanes.scalarCount
      }
    }
  }

  /// z of tiles = Aᵀ m A + bias of the sums m[component, target, tile, sample].
  @inline(__always)
  private static func scatter(
    _ tiles: WinogradTiles, _ run: WinogradTiles.Piece, _ sums: Source, _ plane: Int,
    bias: Source?, into z: Target, samples: Int, stride: Int
  ) {
    let width = tiles.columns.targets
    let hasBelow = 2 &* run.row &+ 1 < tiles.rows.targets
    for target in 0..<tiles.targets {
      let base = Lanes(repeating: bias?[target] ?? 0)
      for tile in run.tiles {
        let place = target &* run.tiles.count &+ (tile &- run.tiles.lowerBound)
        let from = sums + place &* samples
        let to =
          z + ((target &* tiles.rows.targets &+ 2 &* run.row) &* width &+ 2 &* tile) &* stride
        let hasRight = 2 &* tile &+ 1 < width
        var s = 0
        while s < samples {
          /// Aᵀ m of one column.
          @inline(__always)
          func column(_ j: Int) -> (upper: Lanes, lower: Lanes) {
            @inline(__always)
            func sum(_ i: Int) -> Lanes { Lanes.load(from + ((4 &* i &+ j) &* plane &+ s)) }
            let (b, c) = (sum(1), sum(2))
            return (sum(0) + b + c, b - c - sum(3))
          }
          let (a, b, c, d) = (column(0), column(1), column(2), column(3))
          (a.upper + b.upper + c.upper + base).store(to + s)
          if hasRight { (b.upper - c.upper - d.upper + base).store(to + (stride &+ s)) }
          if hasBelow {
            let to = to + (width &* stride &+ s)
            (a.lower + b.lower + c.lower + base).store(to)
            if hasRight { (b.lower - c.lower - d.lower + base).store(to + stride) }
          }
          s &+= Lanes.scalarCount
        }
      }
    }
  }
}
