import Kernels

/// Gradients of a convolution's weights: dot products along positions and samples, where registers hold samples.
enum WeightGradients<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// Some pieces of the gradients. Every gradient is summed in sixteen lanes in the order of positions, then over the lanes.
  @inline(__always)
  static func compute(
    _ shape: ConvolutionShape, pieces: Range<Int>, _ d: Source, _ x: Source, into weights: Target,
    bias: Target?, stride: Int
  ) {
    let outputStep = shape.outputPlane &* stride
    if let bias {
      for index in pieces {
        let piece = shape.gradientPiece(index, stride: stride)
        if piece.channels.lowerBound > 0 { continue }
        let sums = bias + piece.outputs.lowerBound
        Products<Lanes>.dots(
          d + piece.outputs.lowerBound &* outputStep, rows: piece.outputs.count, d, depth: 0,
          stride: outputStep, samples: outputStep, into: sums, sums: sums)
      }
    }
    if shape.holdsOutputs(stride: stride) {
      return TurnedGradients<Lanes>.compute(
        shape, pieces: pieces, d, x, into: weights, stride: stride)
    }
    withUnsafeTemporaryAllocation(of: T.self, capacity: 4 * 2 * 3 * 16) { buffer in
      guard let sums = buffer.baseAddress else { return }
      for index in pieces {
        let piece = shape.gradientPiece(index, stride: stride)
        let d = d + piece.outputs.lowerBound &* outputStep
        let outputs = piece.outputs.count
        let x = x + piece.group &* shape.groupChannels &* shape.inputPlane &* stride
        let weights =
          weights + piece.outputs.lowerBound &* shape.groupChannels &* shape.kernelPlane
        var channel = piece.channels.lowerBound
        while channel < piece.channels.upperBound {
          let count = min(2, piece.channels.upperBound &- channel)
          for row in 0..<shape.rows.kernel {
            var tap = 0
            while tap < shape.columns.kernel {
              let taps = min(3, shape.columns.kernel &- tap)
              let block = Block(
                shape: shape, outputs: outputs, channel: channel, row: row, tap: tap,
                stride: stride)
              switch (count, taps) {
              case (2, 3): block.compute(d, x, into: weights, sums, Count<6>(), Count<3>())
              case (2, 2): block.compute(d, x, into: weights, sums, Count<4>(), Count<2>())
              case (2, _): block.compute(d, x, into: weights, sums, Count<2>(), Count<1>())
              case (_, 3): block.compute(d, x, into: weights, sums, Count<3>(), Count<3>())
              case (_, 2): block.compute(d, x, into: weights, sums, Count<2>(), Count<2>())
              default: block.compute(d, x, into: weights, sums, Count<1>(), Count<1>())
              }
              tap &+= taps
            }
          }
          channel &+= count
        }
      }
    }
  }

  /// Some taps of a row of the kernels of one or two channels, for some outputs.
  private struct Block {
    let shape: ConvolutionShape
    let outputs, channel, row, tap, stride: Int

    @inline(never)
    func compute<let Sources: Int, let Taps: Int>(
      _ d: Source, _ x: Source, into weights: Target, _ sums: Target, _: Count<Sources>,
      _: Count<Taps>
    ) {
      let (rows, columns) = (shape.rows, shape.columns)
      let lines = rows.outputs(of: row)
      // Of the image: the line that the first of them meets, and the column of output 0, which may be outside.
      let line = lines.lowerBound &* rows.stride &+ row &* rows.dilation &- rows.before
      let column = tap &* columns.dilation &- columns.before
      let (outputStep, channelStep) = (shape.outputPlane &* stride, shape.inputPlane &* stride)
      let x = x + (channel &* shape.inputPlane &+ line &* columns.input &+ column) &* stride
      let d = d + lines.lowerBound &* columns.output &* stride
      let (dStep, xStep) = (columns.output &* stride, rows.stride &* columns.input &* stride)
      let kernel = shape.groupChannels &* shape.kernelPlane
      let weights =
        weights + (channel &* shape.kernelPlane &+ row &* columns.kernel &+ tap)
      let (left, right) = (columns.outputs(of: tap), columns.outputs(of: tap &+ Taps &- 1))
      // Later taps meet the image earlier.
      let some = right.lowerBound..<max(left.upperBound, right.lowerBound)
      let all = left.lowerBound..<max(left.lowerBound, right.upperBound)
      // So many rows of the results that all registers of a sum go over them while they are in the cache.
      let step = Lanes.scalarCount == 16 ? max(lines.count, 1) : max(1, 1024 / dStep)

      @inline(__always)
      func tile<let Outputs: Int>(_ first: Int, _: Count<Outputs>) {
        let tile = GradientTile<Outputs, Sources, Taps, Lanes>(
          sums: sums, stride: stride, outputStep: outputStep, channelStep: channelStep,
          dilation: columns.dilation, step: columns.stride, column: column,
          width: columns.input, some: some, all: all)
        tile.clear()
        var y = 0
        while y < lines.count {
          tile.add(
            d + (first &* outputStep &+ y &* dStep), dStep: dStep, x + y &* xStep, xStep: xStep,
            rows: min(step, lines.count &- y))
          y &+= step
        }
        tile.finish(weights + first &* kernel, outputStep: kernel, channelStep: shape.kernelPlane)
      }

      var first = 0
      #if NETLAPSE_AVX512
        while first &+ 4 <= outputs {
          tile(first, Count<4>())
          first &+= 4
        }
      #endif
      while first &+ 2 <= outputs {
        tile(first, Count<2>())
        first &+= 2
      }
      if first < outputs { tile(first, Count<1>()) }
    }
  }
}
