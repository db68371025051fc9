import Kernels

/// The largest numbers of windows, and the way back to them.
enum Windows<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  @inline(__always)
  static func largest(
    _ windows: WindowRow, _ x: Source, into z: Target, taps: Target?, stride: Int
  ) {
    forEachVector(windows, stride) { source, window, count in
      var largest = Lanes.load(x + source)
      let first = windows.rows.lowerBound &* windows.width &+ windows.columns.lowerBound
      var tap = Lanes(repeating: T(first))
      for row in windows.rows {
        for column in windows.columns {
          let place = offset(windows, row, column, stride)
          let number = Lanes(repeating: T(row &* windows.width &+ column))
          largest.takeLarger(.load(x + (source &+ place)), number: number, &tap)
        }
      }
      largest.store(z + window, first: count)
      if let taps { tap.store(taps + window, first: count) }
    }
  }

  @inline(__always)
  static func spread(
    _ windows: WindowRow, _ d: Source, taps: Source, into x: Target, adds: Bool, stride: Int
  ) {
    forEachVector(windows, stride) { source, window, count in
      let (delta, tap) = (Lanes.load(d + window), Lanes.load(taps + window))
      for row in windows.rows {
        for column in windows.columns {
          let place = offset(windows, row, column, stride)
          let to = x + (source &+ place)
          let number = Lanes(repeating: T(row &* windows.width &+ column))
          let part = Lanes.zero.replacing(with: delta, where: tap, equals: number)
          (adds ? .load(to) + part : part).store(to, first: count)
        }
      }
    }
  }

  /// Calls `body` with where a window's first source and its result are, as many samples at a time as a register holds, and
  /// with how many are left where these are fewer.
  @inline(__always)
  private static func forEachVector(
    _ windows: WindowRow, _ stride: Int,
    _ body: (_ source: Int, _ window: Int, _ count: Int?) -> Void
  ) {
    for index in 0..<windows.count {
      let (source, window) = (index &* windows.windowStep &* stride, index &* stride)
      var s = 0
      while s &+ Lanes.scalarCount <= stride {
        body(source &+ s, window &+ s, nil)
        s &+= Lanes.scalarCount
      }
      if s < stride { body(source &+ s, window &+ s, stride &- s) }
    }
  }

  /// From the first source of a window to another.
  @inline(__always)
  private static func offset(
    _ windows: WindowRow, _ row: Int, _ column: Int, _ stride: Int
  ) -> Int {
    let (y, x) = (row &- windows.rows.lowerBound, column &- windows.columns.lowerBound)
    return (y &* windows.rowStep &+ x) &* stride
  }
}
