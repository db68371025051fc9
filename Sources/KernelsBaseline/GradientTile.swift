import Kernels

/// Weights' gradients of a convolution that are summed up in registers together: of `Outputs` outputs `Sources` weights each, which
/// are `Taps` of a row of the kernels of as many channels as that makes.
///
/// A sum has sixteen lanes, which are kept in memory, `sums` [outputs, sources, 16].
struct GradientTile<let Outputs: Int, let Sources: Int, let Taps: Int, Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  // No closure captures a local variable that is an `InlineArray` of ranges: optimised code reads it as zeros (Swift 6.3).
  typealias Registers = InlineArray<Sources, InlineArray<Outputs, Lanes>>

  let sums: UnsafeMutablePointer<T>
  /// Numbers from one position to the next, a multiple of 16.
  let stride: Int
  /// Numbers from one output and one channel to the next.
  let outputStep, channelStep: Int
  /// Positions of the image from one tap to the next, and from one output to the next.
  let dilation, step: Int
  /// The column of the image that output 0 meets with the first tap, which may be outside, and the columns there are.
  let column, width: Int
  /// The outputs for which some tap lies on the image, and those for which all do, which may be none.
  let some, all: Range<Int>

  @inline(__always)
  func clear() {
    for i in 0..<(Outputs &* Sources &* 16) { sums[i] = 0 }
  }

  /// Adds rows of the results.
  ///
  /// - Parameters:
  ///   - d: the first row at output 0, rows `dStep` numbers apart.
  ///   - x: the row of the image that it meets where output 0 has the first tap, which may be outside; `xStep` apart.
  @inline(__always)
  func add(_ d: Source, dStep: Int, _ x: Source, xStep: Int, rows: Int) {
    let isLong = step == 1
    let length = isLong ? all.count &* stride : stride
    var part = 0
    // As many lanes as a register has at a time.
    while part < 16 {
      var registers = Registers(repeating: InlineArray(repeating: .zero))
      for i in 0..<Sources {
        for o in 0..<Outputs { registers[i][o] = Lanes.load(sums + (place(o, i) &+ part)) }
      }
      for row in 0..<rows {
        let (d, x) = (d + (row &* dStep &+ part), x + (row &* xStep &+ part))
        var position = some.lowerBound
        while position < some.upperBound {
          let (d, x) = (d + position &* stride, x + position &* step &* stride)
          if all.contains(position) {
            // Where all taps lie on the image; positions side by side are one long row.
            var s = 0
            while s < length {
              var deltas = InlineArray<Outputs, Lanes>(repeating: .zero)
              for o in 0..<Outputs { deltas[o] = Lanes.load(d + (o &* outputStep &+ s)) }
              for i in 0..<Sources {
                let value = Lanes.load(x + (offset(i) &+ s))
                for o in 0..<Outputs {
                  registers[i][o] = registers[i][o].addingFused(deltas[o], value)
                }
              }
              s &+= 16
            }
            position = isLong ? all.upperBound : position &+ 1
          } else {
            for i in 0..<Sources where isOnImage(i % Taps, position) {
              var s = 0
              while s < stride {
                let value = Lanes.load(x + (offset(i) &+ s))
                for o in 0..<Outputs {
                  registers[i][o] = registers[i][o].addingFused(
                    Lanes.load(d + (o &* outputStep &+ s)), value)
                }
                s &+= 16
              }
            }
            position &+= 1
          }
        }
      }
      for i in 0..<Sources {
        for o in 0..<Outputs {
          registers[i][o].store(sums + (place(o, i) &+ part))
        }
      }
      part &+= Lanes.scalarCount
    }
  }

  @inline(__always)
  private func isOnImage(_ tap: Int, _ output: Int) -> Bool {
    let place = column &+ tap &* dilation &+ output &* step
    return place >= 0 && place < width
  }

  /// Where the image is that a weight meets.
  @inline(__always)
  private func offset(_ source: Int) -> Int {
    source / Taps &* channelStep &+ source % Taps &* dilation &* stride
  }

  /// The sums over the lanes.
  ///
  /// - Parameter result: the first kernel's first tap; those of other outputs and channels begin so many numbers later.
  @inline(__always)
  func finish(_ result: UnsafeMutablePointer<T>, outputStep: Int, channelStep: Int) {
    for o in 0..<Outputs {
      for i in 0..<Sources {
        result[o &* outputStep &+ i / Taps &* channelStep &+ i % Taps] = Products<Lanes>.sum(
          UnsafeRawPointer(sums + (o &* Sources &+ i) &* 16).loadUnaligned(as: SIMD16<T>.self))
      }
    }
  }

  @inline(__always)
  private func place(_ output: Int, _ source: Int) -> Int { (output &* Sources &+ source) &* 16 }
}
