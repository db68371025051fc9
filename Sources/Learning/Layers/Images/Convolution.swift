import Numerics

/// The sums of a convolution, over rows of samples that lie side by side: a row is a (channel, row, column) of an image.
///
/// z[o, y, x] = b[o] + Σ w[o, c, i, j] · image[c, y·s − p + i·d, x·s − p + j·d], with taps outside the image left out.
package struct Convolution: Sendable, Equatable {
  let windows: ImageWindows
  /// All of them, over all groups.
  let inputs, outputs: Int
  let groups: Int

  /// [outputs, inputs / groups, kernel height, kernel width].
  var weightShape: [Int] {
    [outputs, inputs / groups, windows.kernel.height, windows.kernel.width]
  }

  /// z = b + w ∗ x.
  ///
  /// - Parameters:
  ///   - bias: [outputs]; `nil` for 0.
  ///   - stride: the length of a row, with padding.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func forward<Scalar: Real>(
    _ weights: UnsafePointer<Scalar>, bias: UnsafePointer<Scalar>?, _ x: UnsafePointer<Scalar>,
    into z: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    for output in 0..<outputs {
      let first = bias?[output] ?? 0
      for place in 0..<windows.outputs {
        let row = z + (output * windows.outputs + place) * stride
        for s in 0..<stride { row[s] = first }
      }
    }
    forEachTap { weight, input, output in
      let (w, from, to) = (weights[weight], x + input * stride, z + output * stride)
      for s in 0..<stride { to[s] += w * from[s] }
    }
  }

  /// ∂loss/∂x = wᵀ ∗ δ.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func inputGradient<Scalar: Real>(
    _ weights: UnsafePointer<Scalar>, _ delta: UnsafePointer<Scalar>,
    into below: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    for i in 0..<(inputs * windows.positions * stride) { below[i] = 0 }
    forEachTap { weight, input, output in
      let (w, from, to) = (weights[weight], delta + output * stride, below + input * stride)
      for s in 0..<stride { to[s] += w * from[s] }
    }
  }

  /// dw[o, c, i, j] = Σ δ · x over positions and samples, and db[o] = Σ δ.
  ///
  /// - Parameter bias: `nil` where there is none.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func weightGradient<Scalar: Real>(
    _ delta: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    into weights: UnsafeMutablePointer<Scalar>, bias: UnsafeMutablePointer<Scalar>?, stride: Int
  ) {
    for i in 0..<weightShape.product { weights[i] = 0 }
    forEachTap { weight, input, output in
      weights[weight] += Self.dot(delta + output * stride, x + input * stride, stride)
    }
    guard let bias else { return }
    for output in 0..<outputs {
      let from = delta + output * windows.outputs * stride
      var sum: Scalar = 0
      for i in 0..<(windows.outputs * stride) { sum += from[i] }
      bias[output] = sum
    }
  }

  /// Sixteen sums side by side, added in pairs at the end.
  @inline(__always)
  private static func dot<Scalar: Real>(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, _ count: Int
  ) -> Scalar {
    var sums = SIMD16<Scalar>(repeating: 0)
    for start in Swift.stride(from: 0, to: count, by: 16) {
      let x = UnsafeRawPointer(a + start).loadUnaligned(as: SIMD16<Scalar>.self)
      let y = UnsafeRawPointer(b + start).loadUnaligned(as: SIMD16<Scalar>.self)
      sums += x * y
    }
    return sums.sum()
  }

  /// Calls `body` with the index of a weight, and the rows of its input and output, tap by tap in the order of the weights.
  @inline(__always)
  private func forEachTap(_ body: (_ weight: Int, _ input: Int, _ output: Int) -> Void) {
    let (kernel, positions) = (windows.kernel, windows.positions)
    let (inputsOfGroup, outputsOfGroup) = (inputs / groups, outputs / groups)
    for output in 0..<outputs {
      let firstInput = output / outputsOfGroup * inputsOfGroup
      for y in 0..<windows.output.height {
        let rows = windows.rows(y)
        for x in 0..<windows.output.width {
          let columns = windows.columns(x)
          let place = (output * windows.output.height + y) * windows.output.width + x
          for input in 0..<inputsOfGroup {
            for row in rows {
              for column in columns {
                body(
                  ((output * inputsOfGroup + input) * kernel.height + row) * kernel.width
                    + column,
                  (firstInput + input) * positions
                    + windows.position(y, x, row: row, column: column), place)
              }
            }
          }
        }
      }
    }
  }
}
