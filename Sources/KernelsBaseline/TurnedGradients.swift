import Kernels

/// Gradients of a convolution's weights with registers that hold outputs and not samples, so that it is a matrix product of the
/// image and the results' gradients, turned.
enum TurnedGradients<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// Some pieces of the gradients. Every gradient is one sum in the order of positions and samples.
  static func compute(
    _ shape: ConvolutionShape, pieces: Range<Int>, _ d: Source, _ x: Source, into weights: Target,
    stride: Int
  ) {
    let width = (min(ConvolutionShape.heldOutputs, shape.groupOutputs) &+ 15) & ~15
    let line = shape.columns.output &* stride
    // So many rows that turning them is worthwhile.
    let lines = max(1, min(shape.rows.output, 2048 / line))
    let count = shape.kernelPlane &* ConvolutionShape.gradientChannels &* width
    withUnsafeTemporaryAllocation(of: T.self, capacity: count &+ lines &* line &* width) { buffer in
      guard let sums = buffer.baseAddress else { return }
      let turned = sums + count
      for index in pieces {
        let piece = shape.gradientPiece(index, stride: stride)
        let channel = piece.group &* shape.groupChannels &+ piece.channels.lowerBound
        let x = x + channel &* shape.inputPlane &* stride
        let d = d + piece.outputs.lowerBound &* shape.outputPlane &* stride
        for i in 0..<count { sums[i] = 0 }
        var y = 0
        while y < shape.rows.output {
          let rows = y..<min(y &+ lines, shape.rows.output)
          Products<Lanes>.transpose(
            d + y &* line, rows: piece.outputs.count, columns: rows.count &* line,
            stride: shape.outputPlane &* stride, into: turned, resultStride: width)
          add(
            shape, rows, turned, x, channels: piece.channels.count, into: sums, width: width,
            stride: stride)
          y = rows.upperBound
        }
        for (row, output) in piece.outputs.enumerated() {
          for (place, channel) in piece.channels.enumerated() {
            let kernel =
              weights + (output &* shape.groupChannels &+ channel) &* shape.kernelPlane
            for tap in 0..<shape.kernelPlane {
              kernel[tap] =
                sums[(tap &* ConvolutionShape.gradientChannels &+ place) &* width &+ row]
            }
          }
        }
      }
    }
  }

  /// Adds rows of the results.
  ///
  /// - Parameters:
  ///   - d: [positions and samples, outputs].
  ///   - sums: [taps, channels, outputs].
  private static func add(
    _ shape: ConvolutionShape, _ lines: Range<Int>, _ d: Source, _ x: Source, channels: Int,
    into sums: Target, width: Int, stride: Int
  ) {
    let (rows, columns) = (shape.rows, shape.columns)
    for row in 0..<rows.kernel {
      for y in lines.clamped(to: rows.outputs(of: row)) {
        let line = y &* rows.stride &+ row &* rows.dilation &- rows.before
        for column in 0..<columns.kernel {
          let outputs = columns.outputs(of: column)
          let first =
            outputs.lowerBound &* columns.stride &+ column &* columns.dilation &- columns.before
          let x = x + (line &* columns.input &+ first) &* stride
          let place = (y &- lines.lowerBound) &* columns.output &+ outputs.lowerBound
          let d = d + place &* stride &* width
          let tap = row &* columns.kernel &+ column
          let z = sums + tap &* ConvolutionShape.gradientChannels &* width

          func add(_ x: Source, step: Int, _ d: Source, depth: Int) {
            Products<Lanes>.affine(
              x, rowStep: shape.inputPlane &* stride, depthStep: step, bias: nil, d,
              xStride: width, into: z, zStride: width, rows: channels, depth: depth,
              columns: width, adds: true)
          }
          if columns.stride == 1 {
            add(x, step: 1, d, depth: outputs.count &* stride)
          } else if stride == 1 {
            add(x, step: columns.stride, d, depth: outputs.count)
          } else {
            for output in 0..<outputs.count {
              add(
                x + output &* columns.stride &* stride, step: 1, d + output &* stride &* width,
                depth: stride)
            }
          }
        }
      }
    }
  }
}
