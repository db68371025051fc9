/// What meets what along one axis of a convolution.
struct AxisTaps {
  /// A position of the kernel, and the source it meets, counted from that of the target.
  struct Tap: Hashable {
    let tap, source: Int
  }

  struct Position {
    let source: Int
    let taps: [Tap]
  }

  /// Of every target.
  let positions: [Position]
  /// Targets whose taps repeat.
  let runs: [(run: TapTable.Run, taps: [Tap])]

  init(_ axis: ConvolutionAxis, _ direction: TapTable.Direction) {
    let positions: [Position]
    // From one target to the next of the same kind, and from the source of one to that of the other.
    let (step, sourceStep): (Int, Int)
    switch direction {
    case .forward:
      (step, sourceStep) = (1, axis.stride)
      positions = (0..<axis.output).map { target in
        let taps = (0..<axis.kernel).compactMap { tap -> Tap? in
          let shift = tap * axis.dilation - axis.before
          let isInside = (0..<axis.input).contains(target * axis.stride + shift)
          return isInside ? Tap(tap: tap, source: shift) : nil
        }
        return Position(source: target * axis.stride, taps: taps)
      }
    case .backward:
      (step, sourceStep) = (axis.stride, 1)
      positions = (0..<axis.input).map { target in
        let taps = (0..<axis.kernel).compactMap { tap -> Tap? in
          let place = target + axis.before - tap * axis.dilation
          guard place >= 0, place % axis.stride == 0, place / axis.stride < axis.output else {
            return nil
          }
          return Tap(tap: tap, source: place / axis.stride - target / axis.stride)
        }
        return Position(source: target / axis.stride, taps: taps)
      }
    }
    self.positions = positions
    var runs: [(run: TapTable.Run, taps: [Tap])] = []
    for phase in 0..<min(step, positions.count) {
      var first = phase
      while first < positions.count {
        var next = first + step
        while next < positions.count, positions[next].taps == positions[first].taps { next += step }
        let run = TapTable.Run(
          first: first, step: step, count: (next - first) / step, source: positions[first].source,
          sourceStep: sourceStep)
        runs.append((run, positions[first].taps))
        first = next
      }
    }
    self.runs = runs
  }
}
