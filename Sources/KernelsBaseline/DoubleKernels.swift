import Kernels

/// The kernels in `Double` for the instruction set that this module is compiled for.
public enum DoubleKernels: KernelSet {
  public static func affine(
    _ w: UnsafePointer<Double>, rowStep: Int, depthStep: Int, bias: UnsafePointer<Double>?,
    _ x: UnsafePointer<Double>, xStride: Int, into z: UnsafeMutablePointer<Double>, zStride: Int,
    rows: Int, depth: Int, columns: Int
  ) {
    Products<DoubleLanes>.affine(
      w, rowStep: rowStep, depthStep: depthStep, bias: bias, x, xStride: xStride, into: z,
      zStride: zStride, rows: rows, depth: depth, columns: columns)
  }

  public static func dots(
    _ d: UnsafePointer<Double>, rows: Int, _ x: UnsafePointer<Double>, depth: Int, stride: Int,
    samples: Int, into result: UnsafeMutablePointer<Double>, sums: UnsafeMutablePointer<Double>
  ) {
    Products<DoubleLanes>.dots(
      d, rows: rows, x, depth: depth, stride: stride, samples: samples, into: result, sums: sums)
  }

  public static func convolve(
    _ table: TapTable, pieces: Range<Int>, _ w: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    _ x: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>, stride: Int
  ) {
    Convolutions<DoubleLanes>.convolve(
      table, pieces: pieces, w, bias: bias, x, into: z, stride: stride)
  }

  public static func transform(
    _ tiles: WinogradTiles, targets: Range<Int>, _ w: UnsafePointer<Double>,
    into u: UnsafeMutablePointer<Double>
  ) {
    Winograd<DoubleLanes>.transform(tiles, targets: targets, w, into: u)
  }

  public static func convolve(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ u: UnsafePointer<Double>,
    bias: UnsafePointer<Double>?, _ x: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>,
    stride: Int
  ) {
    Winograd<DoubleLanes>.convolve(
      tiles, pieces: pieces, u, bias: bias, x, into: z, stride: stride)
  }

  public static func weightGradients(
    _ shape: ConvolutionShape, pieces: Range<Int>, _ d: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>, into weights: UnsafeMutablePointer<Double>,
    bias: UnsafeMutablePointer<Double>?, stride: Int
  ) {
    WeightGradients<DoubleLanes>.compute(
      shape, pieces: pieces, d, x, into: weights, bias: bias, stride: stride)
  }

  public static func sum(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ d: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>,
    into p: UnsafeMutablePointer<Double>, stride: Int
  ) {
    WinogradGradients<DoubleLanes>.sum(tiles, pieces: pieces, d, x, into: p, stride: stride)
  }

  public static func finish(
    _ tiles: WinogradTiles, sources: Range<Int>, _ p: UnsafePointer<Double>,
    into weights: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>?
  ) {
    WinogradGradients<DoubleLanes>.finish(tiles, sources: sources, p, into: weights, bias: bias)
  }

  public static func largest(
    _ windows: WindowRow, _ x: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>,
    taps: UnsafeMutablePointer<Double>?, stride: Int
  ) {
    Windows<DoubleLanes>.largest(windows, x, into: z, taps: taps, stride: stride)
  }

  public static func spread(
    _ windows: WindowRow, _ d: UnsafePointer<Double>, taps: UnsafePointer<Double>,
    into x: UnsafeMutablePointer<Double>, adds: Bool, stride: Int
  ) {
    Windows<DoubleLanes>.spread(windows, d, taps: taps, into: x, adds: adds, stride: stride)
  }

  public static func transpose(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int,
    into result: UnsafeMutablePointer<Double>, resultStride: Int
  ) {
    Products<DoubleLanes>.transpose(
      x, rows: rows, columns: columns, stride: stride, into: result, resultStride: resultStride)
  }

  public static func activate(
    _ kind: ElementwiseActivation, _ z: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    Activations<DoubleLanes>.apply(kind, z, into: a, count: count)
  }

  public static func multiplyByDerivative(
    _ kind: ElementwiseActivation, z: UnsafePointer<Double>, a: UnsafePointer<Double>,
    _ delta: UnsafeMutablePointer<Double>, count: Int
  ) {
    Activations<DoubleLanes>.multiplyByDerivative(kind, z: z, a: a, delta, count: count)
  }

  public static func descend(
    _ p: UnsafeMutablePointer<Double>, _ g: UnsafePointer<Double>, rate: Double, count: Int
  ) {
    Updates.descend(p, g, rate: rate, count: count)
  }

  public static func momentum(
    _ p: UnsafeMutablePointer<Double>, _ g: UnsafePointer<Double>,
    _ v: UnsafeMutablePointer<Double>,
    rate: Double, momentum: Double, looksAhead: Bool, count: Int
  ) {
    Updates.momentum(
      p, g, v, rate: rate, momentum: momentum, looksAhead: looksAhead, count: count)
  }

  public static func scaled(
    _ p: UnsafeMutablePointer<Double>, _ g: UnsafePointer<Double>,
    _ s: UnsafeMutablePointer<Double>,
    rate: Double, keep: Double, add: Double, epsilon: Double, count: Int
  ) {
    Updates.scaled(p, g, s, rate: rate, keep: keep, add: add, epsilon: epsilon, count: count)
  }

  public static func adam(
    _ p: UnsafeMutablePointer<Double>, _ g: UnsafePointer<Double>,
    _ m: UnsafeMutablePointer<Double>,
    _ v: UnsafeMutablePointer<Double>, rate: Double, beta1: Double, alpha1: Double,
    beta2: Double, alpha2: Double, rootCorrection: Double, epsilon: Double, count: Int
  ) {
    Updates.adam(
      p, g, m, v, rate: rate, beta1: beta1, alpha1: alpha1, beta2: beta2, alpha2: alpha2,
      rootCorrection: rootCorrection, epsilon: epsilon, count: count)
  }

  public static func scale(_ p: UnsafeMutablePointer<Double>, by factor: Double, count: Int) {
    Updates.scale(p, by: factor, count: count)
  }
}
