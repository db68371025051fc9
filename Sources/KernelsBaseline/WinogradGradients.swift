import Kernels

/// Gradients of the weights of a 3 × 3 convolution in tiles of 2 × 2, by Winograd's form: for each component a matrix product of
/// windows and the results' gradients, both transformed.
enum WinogradGradients<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// p[piece, component, source, target] = Σ over tiles and samples of (Bᵀ x B) · (A d Aᵀ), one sum in their order, and behind
  /// the sources of component 5 the sums of d.
  ///
  /// - Parameter stride: a multiple of 16.
  static func sum(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ d: Source, _ x: Source, into p: Target,
    stride: Int
  ) {
    let (most, width, plane) = (tiles.productColumns, tiles.paddedTargets, tiles.gradientPlane)
    // A little more than powers of two apart, which would crowd them into a few lines of the cache.
    let windowPlane = (tiles.sources &+ 1) &* most &+ 16
    let turnedPlane = width &* most &+ 16
    let count = WinogradTiles.components &* (windowPlane &+ turnedPlane)
    withUnsafeTemporaryAllocation(of: T.self, capacity: count) { buffer in
      guard let windows = buffer.baseAddress else { return }
      let turned = windows + WinogradTiles.components &* windowPlane
      for piece in pieces {
        let sums = p + piece &* WinogradTiles.components &* plane
        for i in 0..<(WinogradTiles.components &* plane) { sums[i] = 0 }
        for row in tiles.gradientRows(piece) {
          for column in 0..<tiles.columns.tiles {
            var s = 0
            while s < stride {
              let samples = min(most, stride &- s)
              Winograd<Lanes>.gather(
                tiles, row, column..<(column &+ 1), x + s, into: windows, windowPlane,
                samples: samples, stride: stride)
              let ones = windows + (5 &* windowPlane &+ tiles.sources &* samples)
              for s in 0..<samples { ones[s] = 1 }
              turn(
                tiles, row, column, d + s, into: turned, turnedPlane, samples: samples,
                stride: stride)
              for component in 0..<WinogradTiles.components {
                // Component 5 of the gradients is the sum of a tile.
                Products<Lanes>.affine(
                  windows + component &* windowPlane, rowStep: samples, depthStep: 1, bias: nil,
                  turned + component &* turnedPlane, xStride: width,
                  into: sums + component &* plane, zStride: width,
                  rows: component == 5 ? tiles.sources &+ 1 : tiles.sources, depth: samples,
                  columns: width, adds: true)
              }
              s &+= samples
            }
          }
        }
      }
    }
  }

  /// turned[component, sample, target] = A d Aᵀ of the results' gradients d of a tile.
  @inline(__always)
  private static func turn(
    _ tiles: WinogradTiles, _ row: Int, _ column: Int, _ d: Source, into turned: Target,
    _ plane: Int, samples: Int, stride: Int
  ) {
    let (width, height) = (tiles.columns.targets, tiles.rows.targets)
    let padded = tiles.paddedTargets
    // The corners first, where the components of the corners will be.
    for corner in 0..<4 {
      let (y, x) = (2 &* row &+ corner / 2, 2 &* column &+ corner % 2)
      let to = turned + (12 &* (corner / 2) &+ 3 &* (corner % 2)) &* plane
      if y < height, x < width {
        Products<Lanes>.transpose(
          d + (y &* width &+ x) &* stride, rows: tiles.targets, columns: samples,
          stride: height &* width &* stride, into: to, resultStride: padded)
      } else {
        for i in 0..<(samples &* padded) { to[i] = 0 }
      }
    }
    var i = 0
    while i < samples &* padded {
      let to = turned + i
      @inline(__always)
      func put(_ row: Int, _ a: Lanes, _ b: Lanes) {
        let to = to + 4 &* row &* plane
        a.store(to)
        (a + b).store(to + plane)
        (a - b).store(to + 2 &* plane)
        (.zero - b).store(to + 3 &* plane)
      }
      let (a, b) = (Lanes.load(to), Lanes.load(to + 3 &* plane))
      let (c, e) = (Lanes.load(to + 12 &* plane), Lanes.load(to + 15 &* plane))
      put(0, a, b)
      put(1, a + c, b + e)
      put(2, a - c, b - e)
      put(3, .zero - c, .zero - e)
      i &+= Lanes.scalarCount
    }
  }

  /// w = Gᵀ p G of some sources, with p summed over the pieces, and the biases.
  static func finish(
    _ tiles: WinogradTiles, sources: Range<Int>, _ p: Source, into w: Target, bias: Target?
  ) {
    let (width, plane) = (tiles.paddedTargets, tiles.gradientPlane)
    let pieces = WinogradTiles.components &* plane
    @inline(__always)
    func sum(_ place: Int) -> T {
      var sum = p[place]
      for piece in 1..<max(tiles.gradientPieces, 1) { sum += p[piece &* pieces &+ place] }
      return sum
    }
    @inline(__always)
    func mixed(_ a: T, _ b: T, _ c: T, _ d: T) -> (T, T, T) {
      let sum = (b + c) * 0.5
      return (a + sum, (b - c) * 0.5, sum + d)
    }
    for source in sources {
      for target in 0..<tiles.targets {
        let from = source &* width &+ target
        @inline(__always)
        func line(_ row: Int) -> (T, T, T) {
          let from = from &+ 4 &* row &* plane
          return mixed(
            sum(from), sum(from &+ plane), sum(from &+ 2 &* plane), sum(from &+ 3 &* plane))
        }
        let (a, b, c, d) = (line(0), line(1), line(2), line(3))
        let to = w + (target &* tiles.targetStep &+ source &* tiles.sourceStep)
        (to[0], to[3], to[6]) = mixed(a.0, b.0, c.0, d.0)
        (to[1], to[4], to[7]) = mixed(a.1, b.1, c.1, d.1)
        (to[2], to[5], to[8]) = mixed(a.2, b.2, c.2, d.2)
      }
    }
    guard let bias, sources.upperBound == tiles.sources else { return }
    for target in 0..<tiles.targets {
      bias[target] = sum(5 &* plane &+ tiles.sources &* width &+ target)
    }
  }
}
