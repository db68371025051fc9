import Kernels

/// The kernels in `Float` for the instruction set that this module is compiled for.
public enum FloatKernels: KernelSet {
  public static func affine(
    _ w: UnsafePointer<Float>, rowStep: Int, depthStep: Int, bias: UnsafePointer<Float>?,
    _ x: UnsafePointer<Float>, xStride: Int, into z: UnsafeMutablePointer<Float>, zStride: Int,
    rows: Int, depth: Int, columns: Int
  ) {
    Products<FloatLanes>.affine(
      w, rowStep: rowStep, depthStep: depthStep, bias: bias, x, xStride: xStride, into: z,
      zStride: zStride, rows: rows, depth: depth, columns: columns)
  }

  public static func dots(
    _ d: UnsafePointer<Float>, rows: Int, _ x: UnsafePointer<Float>, depth: Int, stride: Int,
    samples: Int, into result: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>
  ) {
    Products<FloatLanes>.dots(
      d, rows: rows, x, depth: depth, stride: stride, samples: samples, into: result, sums: sums)
  }

  public static func convolve(
    _ table: TapTable, pieces: Range<Int>, _ w: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    _ x: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>, stride: Int
  ) {
    Convolutions<FloatLanes>.convolve(
      table, pieces: pieces, w, bias: bias, x, into: z, stride: stride)
  }

  public static func transform(
    _ tiles: WinogradTiles, targets: Range<Int>, _ w: UnsafePointer<Float>,
    into u: UnsafeMutablePointer<Float>
  ) {
    Winograd<FloatLanes>.transform(tiles, targets: targets, w, into: u)
  }

  public static func convolve(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ u: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, _ x: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>,
    stride: Int
  ) {
    Winograd<FloatLanes>.convolve(
      tiles, pieces: pieces, u, bias: bias, x, into: z, stride: stride)
  }

  public static func weightGradients(
    _ shape: ConvolutionShape, pieces: Range<Int>, _ d: UnsafePointer<Float>,
    _ x: UnsafePointer<Float>, into weights: UnsafeMutablePointer<Float>,
    bias: UnsafeMutablePointer<Float>?, stride: Int
  ) {
    WeightGradients<FloatLanes>.compute(
      shape, pieces: pieces, d, x, into: weights, bias: bias, stride: stride)
  }

  public static func sum(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ d: UnsafePointer<Float>,
    _ x: UnsafePointer<Float>,
    into p: UnsafeMutablePointer<Float>, stride: Int
  ) {
    WinogradGradients<FloatLanes>.sum(tiles, pieces: pieces, d, x, into: p, stride: stride)
  }

  public static func finish(
    _ tiles: WinogradTiles, sources: Range<Int>, _ p: UnsafePointer<Float>,
    into weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    WinogradGradients<FloatLanes>.finish(tiles, sources: sources, p, into: weights, bias: bias)
  }

  public static func largest(
    _ windows: WindowRow, _ x: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>,
    taps: UnsafeMutablePointer<Float>?, stride: Int
  ) {
    Windows<FloatLanes>.largest(windows, x, into: z, taps: taps, stride: stride)
  }

  public static func spread(
    _ windows: WindowRow, _ d: UnsafePointer<Float>, taps: UnsafePointer<Float>,
    into x: UnsafeMutablePointer<Float>, adds: Bool, stride: Int
  ) {
    Windows<FloatLanes>.spread(windows, d, taps: taps, into: x, adds: adds, stride: stride)
  }

  public static func transpose(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    into result: UnsafeMutablePointer<Float>, resultStride: Int
  ) {
    Products<FloatLanes>.transpose(
      x, rows: rows, columns: columns, stride: stride, into: result, resultStride: resultStride)
  }

  public static func activate(
    _ kind: ElementwiseActivation, _ z: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    Activations<FloatLanes>.apply(kind, z, into: a, count: count)
  }

  public static func multiplyByDerivative(
    _ kind: ElementwiseActivation, z: UnsafePointer<Float>, a: UnsafePointer<Float>,
    _ delta: UnsafeMutablePointer<Float>, count: Int
  ) {
    Activations<FloatLanes>.multiplyByDerivative(kind, z: z, a: a, delta, count: count)
  }

  public static func descend(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, rate: Float, count: Int
  ) {
    Updates.descend(p, g, rate: rate, count: count)
  }

  public static func momentum(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>,
    rate: Float, momentum: Float, looksAhead: Bool, count: Int
  ) {
    Updates.momentum(
      p, g, v, rate: rate, momentum: momentum, looksAhead: looksAhead, count: count)
  }

  public static func scaled(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ s: UnsafeMutablePointer<Float>,
    rate: Float, keep: Float, add: Float, epsilon: Float, count: Int
  ) {
    Updates.scaled(p, g, s, rate: rate, keep: keep, add: add, epsilon: epsilon, count: count)
  }

  public static func adam(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, rate: Float, beta1: Float, alpha1: Float,
    beta2: Float, alpha2: Float, rootCorrection: Float, epsilon: Float, count: Int
  ) {
    Updates.adam(
      p, g, m, v, rate: rate, beta1: beta1, alpha1: alpha1, beta2: beta2, alpha2: alpha2,
      rootCorrection: rootCorrection, epsilon: epsilon, count: count)
  }

  public static func scale(_ p: UnsafeMutablePointer<Float>, by factor: Float, count: Int) {
    Updates.scale(p, by: factor, count: count)
  }
}
