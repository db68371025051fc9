import Kernels
import Numerics
import Testing

/// A convolution with numbers to run it on.
struct ConvolutionCase: CustomTestStringConvertible, Sendable {
  let shape: ConvolutionShape
  /// Samples, padded to a multiple of 16 or so few that they are not.
  let stride: Int
  /// Whether it is computed in tiles.
  let isTiled: Bool

  /// - Parameters:
  ///   - size, kernel: height and width.
  ///   - padding: before and after.
  init?(
    channels: Int, outputs: Int, groups: Int = 1, size: (Int, Int), kernel: (Int, Int),
    stride: Int = 1, dilation: Int = 1, padding: (Int, Int) = (0, 0), samples: Int,
    isTiled: Bool = false
  ) {
    func axis(_ size: Int, _ kernel: Int) -> ConvolutionAxis? {
      ConvolutionAxis(
        input: size, kernel: kernel, stride: stride, dilation: dilation, before: padding.0,
        after: padding.1)
    }
    guard let rows = axis(size.0, kernel.0), let columns = axis(size.1, kernel.1),
      let shape = ConvolutionShape(
        channels: channels, outputs: outputs, groups: groups, rows: rows, columns: columns)
    else { return nil }
    self.shape = shape
    self.stride = samples
    self.isTiled = isTiled
  }

  /// In tiles of 2 × 2: a kernel of 3 × 3 and a stride of 1.
  init?(tiled channels: Int, outputs: Int, size: (Int, Int), padding: (Int, Int), samples: Int) {
    self.init(
      channels: channels, outputs: outputs, size: size, kernel: (3, 3), padding: padding,
      samples: samples, isTiled: true)
  }

  var testDescription: String {
    let (rows, columns) = (shape.rows, shape.columns)
    return
      "\(shape.channels)→\(shape.outputs) by \(shape.groups), \(rows.input)×\(columns.input), kernel"
      + " \(rows.kernel)×\(columns.kernel), stride \(rows.stride), dilation \(rows.dilation),"
      + " padding \(rows.before)/\(rows.after), \(stride) samples" + (isTiled ? ", tiled" : "")
  }

  /// Around every block that a kernel works in: outputs, channels, taps, registers of samples.
  static let all: [ConvolutionCase] =
    [
      ConvolutionCase(channels: 1, outputs: 1, size: (1, 1), kernel: (1, 1), samples: 16),
      ConvolutionCase(
        channels: 3, outputs: 5, size: (7, 6), kernel: (3, 3), padding: (1, 1), samples: 32),
      ConvolutionCase(
        channels: 4, outputs: 6, groups: 2, size: (8, 9), kernel: (3, 2), stride: 2,
        padding: (1, 0), samples: 16),
      ConvolutionCase(
        channels: 6, outputs: 6, groups: 6, size: (5, 7), kernel: (3, 3), dilation: 2,
        padding: (2, 2), samples: 48),
      ConvolutionCase(
        channels: 5, outputs: 7, size: (9, 11), kernel: (5, 4), stride: 3, dilation: 2,
        padding: (3, 2), samples: 16),
      ConvolutionCase(
        channels: 2, outputs: 3, size: (3, 3), kernel: (1, 1), stride: 2, samples: 64),
      ConvolutionCase(
        channels: 19, outputs: 9, size: (6, 5), kernel: (7, 7), padding: (3, 3), samples: 16),
      ConvolutionCase(
        channels: 2, outputs: 2, size: (2, 2), kernel: (5, 5), padding: (2, 2), samples: 80),
      ConvolutionCase(
        channels: 8, outputs: 16, groups: 4, size: (4, 3), kernel: (2, 3), stride: 3,
        padding: (2, 4), samples: 16),
      ConvolutionCase(
        channels: 2, outputs: 21, size: (6, 1), kernel: (3, 1), padding: (0, 1), samples: 112),
      ConvolutionCase(channels: 1, outputs: 1, size: (1, 1), kernel: (1, 1), samples: 1),
      ConvolutionCase(
        channels: 3, outputs: 5, size: (7, 40), kernel: (3, 3), padding: (1, 1), samples: 1),
      ConvolutionCase(
        channels: 18, outputs: 70, size: (4, 5), kernel: (3, 3), padding: (1, 1), samples: 3),
      ConvolutionCase(
        channels: 4, outputs: 6, groups: 2, size: (8, 9), kernel: (3, 2), stride: 2,
        padding: (1, 0), samples: 1),
      ConvolutionCase(
        channels: 6, outputs: 6, groups: 6, size: (5, 7), kernel: (3, 3), dilation: 2,
        padding: (2, 2), samples: 8),
      ConvolutionCase(
        channels: 5, outputs: 7, size: (9, 11), kernel: (5, 4), stride: 3, dilation: 2,
        padding: (3, 2), samples: 5),
      ConvolutionCase(
        channels: 3, outputs: 17, size: (90, 5), kernel: (3, 3), padding: (1, 1), samples: 7),
    ].compactMap(\.self) + tiled

  /// Around tiles, the samples that are multiplied in one go, and the registers that hold targets.
  static let tiled: [ConvolutionCase] = [
    ConvolutionCase(tiled: 3, outputs: 2, size: (8, 8), padding: (1, 1), samples: 64),
    ConvolutionCase(tiled: 5, outputs: 17, size: (9, 7), padding: (1, 1), samples: 16),
    ConvolutionCase(tiled: 1, outputs: 9, size: (6, 11), padding: (0, 0), samples: 48),
    ConvolutionCase(tiled: 4, outputs: 3, size: (3, 10), padding: (2, 2), samples: 80),
    ConvolutionCase(tiled: 8, outputs: 1, size: (4, 3), padding: (1, 0), samples: 32),
    ConvolutionCase(tiled: 2, outputs: 16, size: (3, 4), padding: (0, 2), samples: 112),
    ConvolutionCase(tiled: 1, outputs: 1, size: (1, 1), padding: (1, 1), samples: 16),
    ConvolutionCase(tiled: 65, outputs: 70, size: (3, 3), padding: (1, 1), samples: 48),
  ].compactMap(\.self)

  /// Everything that a convolution computes.
  struct Results<T> {
    var z, x, w, bias: [T]
  }

  /// Of numbers of either precision that are those of `Float`.
  func values<T: Real>(_: T.Type) -> Results<T> {
    var random = RandomState(seed: 5)
    func numbers(_ count: Int) -> [T] { (0..<count).map { _ in T(Float(random.gaussian())) } }
    return Results(
      z: numbers(shape.outputs * shape.outputPlane * stride),
      x: numbers(shape.channels * shape.inputPlane * stride), w: numbers(shape.weightCount),
      bias: numbers(shape.outputs))
  }

  /// By a set of kernels.
  ///
  /// - Parameter share: calls the function it gets once for each of so many pieces, in any order, on any threads.
  func results<T: Real>(
    _ set: any KernelSet<T>.Type,
    _ share: (Int, (Int) -> Void) -> Void = { count, body in (0..<count).forEach(body) }
  ) -> Results<T> {
    let values = values(T.self)
    // What lies behind the end is read and must not be used.
    let behind = [T](repeating: .nan, count: 15)
    let (sources, slopes) = (values.x + behind, values.z + behind)
    var results = Results(
      z: values.z.map { _ in T.nan }, x: values.x.map { _ in T.nan },
      w: values.w.map { _ in T.nan }, bias: values.bias.map { _ in T.nan })
    if isTiled {
      guard let forward = WinogradTiles(shape, .forward),
        let backward = WinogradTiles(shape, .backward)
      else { return results }
      func convolve(
        _ tiles: WinogradTiles, bias: [T]?, _ x: [T], into z: inout [T]
      ) {
        var u = [T](repeating: .nan, count: tiles.weightCount)
        Self.write(&u) { u in
          share(tiles.targets) { set.transform(tiles, targets: $0..<($0 + 1), values.w, into: u) }
        }
        Self.write(&z) { z in
          share(tiles.pieces) {
            set.convolve(
              tiles, pieces: $0..<($0 + 1), u, bias: bias, x, into: z, stride: stride)
          }
        }
      }
      convolve(forward, bias: values.bias, sources, into: &results.z)
      convolve(backward, bias: nil, slopes, into: &results.x)
      var sums = [T](repeating: .nan, count: forward.gradientCount)
      Self.write(&sums) { sums in
        share(forward.gradientPieces) {
          set.sum(forward, pieces: $0..<($0 + 1), slopes, sources, into: sums, stride: stride)
        }
      }
      Self.write(&results.w) { w in
        Self.write(&results.bias) { bias in
          share(forward.sources) {
            set.finish(forward, sources: $0..<($0 + 1), sums, into: w, bias: bias)
          }
        }
      }
      return results
    }
    let (forward, backward) = (TapTable(shape, .forward), TapTable(shape, .backward))
    Self.write(&results.z) { z in
      share(forward.pieces) {
        set.convolve(
          forward, pieces: $0..<($0 + 1), values.w, bias: values.bias, sources, into: z,
          stride: stride)
      }
    }
    Self.write(&results.x) { x in
      share(backward.pieces) {
        set.convolve(
          backward, pieces: $0..<($0 + 1), values.w, bias: nil, slopes, into: x, stride: stride)
      }
    }
    Self.write(&results.w) { w in
      Self.write(&results.bias) { bias in
        share(shape.gradientPieces(stride: stride)) {
          set.weightGradients(
            shape, pieces: $0..<($0 + 1), slopes, sources, into: w, bias: bias, stride: stride)
        }
      }
    }
    return results
  }

  private static func write<T>(_ numbers: inout [T], _ body: (UnsafeMutablePointer<T>) -> Void) {
    numbers.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
  }

  /// By the definition: z is what comes of x, w and bias, the others are the gradients of Σ z · upstream.
  func definition() -> Results<Double> {
    let values = values(Double.self)
    var results = Results(
      z: values.z.map { _ in 0.0 }, x: values.x.map { _ in 0.0 }, w: values.w.map { _ in 0.0 },
      bias: values.bias.map { _ in 0.0 })
    let (rows, columns) = (shape.rows, shape.columns)
    for o in 0..<shape.outputs {
      for oy in 0..<rows.output {
        for ox in 0..<columns.output {
          let target = ((o * rows.output + oy) * columns.output + ox) * stride
          for s in 0..<stride {
            results.z[target + s] = values.bias[o]
            results.bias[o] += values.z[target + s]
          }
          for c in 0..<shape.channels / shape.groups {
            let channel = o / (shape.outputs / shape.groups) * (shape.channels / shape.groups) + c
            for ky in 0..<rows.kernel {
              for kx in 0..<columns.kernel {
                let y = oy * rows.stride + ky * rows.dilation - rows.before
                let x = ox * columns.stride + kx * columns.dilation - columns.before
                guard (0..<rows.input).contains(y), (0..<columns.input).contains(x) else {
                  continue
                }
                let source = ((channel * rows.input + y) * columns.input + x) * stride
                let weight =
                  ((o * (shape.channels / shape.groups) + c) * rows.kernel + ky) * columns.kernel
                  + kx
                for s in 0..<stride {
                  results.z[target + s] += values.w[weight] * values.x[source + s]
                  results.x[source + s] += values.w[weight] * values.z[target + s]
                  results.w[weight] += values.z[target + s] * values.x[source + s]
                }
              }
            }
          }
        }
      }
    }
    return results
  }
}
