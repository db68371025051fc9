import Kernels

/// A square of numbers that is turned in registers: rows become columns.
enum Block<T: KernelReal> {
  #if NETLAPSE_AVX512
    private typealias Line = SIMD16<T>
    private typealias Lines = InlineArray<16, Line>
    @inline(__always) static var size: Int { 16 }
    private static var turns: Int { 4 }
  #else
    private typealias Line = SIMD8<T>
    private typealias Lines = InlineArray<8, Line>
    @inline(__always) static var size: Int { 8 }
    private static var turns: Int { 3 }
  #endif

  /// result[s, i] = x[i, s], for i and s < size.
  @inline(__always)
  static func transpose(
    _ x: UnsafePointer<T>, _ stride: Int, into result: UnsafeMutablePointer<T>, _ resultStride: Int
  ) {
    var lines = Lines(repeating: .zero)
    for i in 0..<lines.count {
      lines[i] = UnsafeRawPointer(x + i &* stride).loadUnaligned(as: Line.self)
    }
    turn(&lines)
    for i in 0..<lines.count {
      UnsafeMutableRawPointer(result + i &* resultStride).storeBytes(of: lines[i], as: Line.self)
    }
  }

  @inline(__always)
  private static func turn(_ lines: inout Lines) {
    // Each turn moves one bit of a number's place from its column to its row, and one the other way.
    for _ in 0..<turns {
      let old = lines
      for i in 0..<lines.count / 2 {
        let (a, b) = (old[2 &* i], old[2 &* i &+ 1])
        lines[i] = Line(lowHalf: a.evenHalf, highHalf: b.evenHalf)
        lines[i &+ lines.count / 2] = Line(lowHalf: a.oddHalf, highHalf: b.oddHalf)
      }
    }
  }
}
