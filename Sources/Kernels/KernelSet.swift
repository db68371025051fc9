/// The inner loops of training in one precision, for one instruction set. Every set computes the same bits.
///
/// Buffers are [rows, samples] with the samples of a row side by side. Where a row's length is no multiple of sixteen numbers,
/// sources are read up to 15 numbers beyond their end.
public protocol KernelSet<Scalar>: SendableMetatype {
  associatedtype Scalar: KernelReal

  /// z[i, s] = bias[i] + Σₖ w[i·rowStep + k·depthStep] · x[k, s] for i < rows, k < depth, s < columns.
  ///
  /// - Parameters:
  ///   - bias: `nil` for 0.
  ///   - columns: rows of x begin `xStride`, rows of z `zStride` numbers apart.
  static func affine(
    _ w: UnsafePointer<Scalar>, rowStep: Int, depthStep: Int, bias: UnsafePointer<Scalar>?,
    _ x: UnsafePointer<Scalar>, xStride: Int, into z: UnsafeMutablePointer<Scalar>, zStride: Int,
    rows: Int, depth: Int, columns: Int)

  /// result[i·depth + k] = Σₛ d[i, s] · x[k, s] and sums[i] = Σₛ d[i, s].
  static func dots(
    _ d: UnsafePointer<Scalar>, rows: Int, _ x: UnsafePointer<Scalar>, depth: Int, stride: Int,
    samples: Int, into result: UnsafeMutablePointer<Scalar>, sums: UnsafeMutablePointer<Scalar>)

  /// Results of a convolution from images, or gradients of images from those of results, whichever the table is for.
  ///
  /// Images are [channels, height, width] rows of `stride` numbers. Taps outside an image are left out.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<table.pieces; together they write all of z.
  ///   - w: [outputs, channels / groups, kernel height, kernel width].
  ///   - bias: `nil` for 0.
  static func convolve(
    _ table: TapTable, pieces: Range<Int>, _ w: UnsafePointer<Scalar>,
    bias: UnsafePointer<Scalar>?, _ x: UnsafePointer<Scalar>,
    into z: UnsafeMutablePointer<Scalar>, stride: Int)

  /// The weights of a convolution as its tiles need them.
  ///
  /// - Parameters:
  ///   - targets: some of the tiles' targets.
  ///   - w: [outputs, channels, 3, 3].
  ///   - u: [16, targets, sources].
  static func transform(
    _ tiles: WinogradTiles, targets: Range<Int>, _ w: UnsafePointer<Scalar>,
    into u: UnsafeMutablePointer<Scalar>)

  /// The same results as by a table of taps but for rounding, in tiles.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<tiles.pieces; together they write all of z.
  ///   - u: the transformed weights.
  ///   - stride: a multiple of 16.
  static func convolve(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ u: UnsafePointer<Scalar>,
    bias: UnsafePointer<Scalar>?, _ x: UnsafePointer<Scalar>,
    into z: UnsafeMutablePointer<Scalar>, stride: Int)

  /// The gradients of a convolution's weights and biases: sums over positions and samples of d, [outputs, height, width], times
  /// the positions of x that a weight meets, and of d.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<shape.gradientPieces(stride:); together they write all of the gradients.
  ///   - bias: `nil` where there are none.
  static func weightGradients(
    _ shape: ConvolutionShape, pieces: Range<Int>, _ d: UnsafePointer<Scalar>,
    _ x: UnsafePointer<Scalar>, into weights: UnsafeMutablePointer<Scalar>,
    bias: UnsafeMutablePointer<Scalar>?, stride: Int)

  /// The gradients of weights in tiles, before they are transformed back by `finish`.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<tiles.gradientPieces; together they write all of p.
  ///   - p: 16 times the tiles' `gradientPlane`.
  ///   - stride: a multiple of 16.
  static func sum(
    _ tiles: WinogradTiles, pieces: Range<Int>, _ d: UnsafePointer<Scalar>,
    _ x: UnsafePointer<Scalar>, into p: UnsafeMutablePointer<Scalar>, stride: Int)

  /// The gradients of the weights of some sources, and with the last one those of the biases.
  static func finish(
    _ tiles: WinogradTiles, sources: Range<Int>, _ p: UnsafePointer<Scalar>,
    into weights: UnsafeMutablePointer<Scalar>, bias: UnsafeMutablePointer<Scalar>?)

  /// The largest of each window, which is the first of equals, or the last NaN where there is one.
  ///
  /// - Parameters:
  ///   - x: the first source of the first window.
  ///   - z: a row a window.
  ///   - taps: likewise, for row · width + column of the tap that is the largest; `nil` where nobody asks.
  static func largest(
    _ windows: WindowRow, _ x: UnsafePointer<Scalar>, into z: UnsafeMutablePointer<Scalar>,
    taps: UnsafeMutablePointer<Scalar>?, stride: Int)

  /// Gives d of each window to the source that was its largest, and 0 to the others.
  ///
  /// - Parameter adds: whether to what is there.
  static func spread(
    _ windows: WindowRow, _ d: UnsafePointer<Scalar>, taps: UnsafePointer<Scalar>,
    into x: UnsafeMutablePointer<Scalar>, adds: Bool, stride: Int)

  /// result[s, i] = x[i, s]; rows of the result begin `resultStride` apart and are filled up to there with zeros.
  static func transpose(
    _ x: UnsafePointer<Scalar>, rows: Int, columns: Int, stride: Int,
    into result: UnsafeMutablePointer<Scalar>, resultStride: Int)

  /// a = f(z); `a` may be `z`.
  static func activate(
    _ kind: ElementwiseActivation, _ z: UnsafePointer<Scalar>,
    into a: UnsafeMutablePointer<Scalar>, count: Int)

  /// δ ← δ · f′(z), with a = f(z).
  static func multiplyByDerivative(
    _ kind: ElementwiseActivation, z: UnsafePointer<Scalar>, a: UnsafePointer<Scalar>,
    _ delta: UnsafeMutablePointer<Scalar>, count: Int)

  /// p ← p − η g.
  static func descend(
    _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, rate: Scalar, count: Int)

  /// v ← μ v + g; p ← p − η v, or p ← p − η (g + μ v) when it looks ahead.
  static func momentum(
    _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>,
    _ v: UnsafeMutablePointer<Scalar>, rate: Scalar, momentum: Scalar, looksAhead: Bool, count: Int)

  /// s ← keep · s + add · g²; p ← p − η g / (√s + ε).
  static func scaled(
    _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>,
    _ s: UnsafeMutablePointer<Scalar>, rate: Scalar, keep: Scalar, add: Scalar, epsilon: Scalar,
    count: Int)

  /// m ← β₁ m + α₁ g; v ← β₂ v + α₂ g²; p ← p − η m / (c √v + ε), with c = `rootCorrection`.
  ///
  /// α = 1 − β comes from outside, where it is computed in double precision: 1 − 0.999 in `Float` is off by 1.3e-5.
  static func adam(
    _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>,
    _ m: UnsafeMutablePointer<Scalar>, _ v: UnsafeMutablePointer<Scalar>, rate: Scalar,
    beta1: Scalar, alpha1: Scalar, beta2: Scalar, alpha2: Scalar, rootCorrection: Scalar,
    epsilon: Scalar, count: Int)

  /// p ← factor · p.
  static func scale(_ p: UnsafeMutablePointer<Scalar>, by factor: Scalar, count: Int)
}
