/// `numpy.linspace(start, stop, count)`, rounding included.
///
/// - Parameter hasEnd: whether the last number is `stop` itself, as is NumPy's default.
public func linspace(
  _ start: Double, _ stop: Double, _ count: Int, hasEnd: Bool = true
) -> [Double] {
  guard count > 0 else { return [] }
  let intervals = hasEnd ? count - 1 : count
  guard intervals > 0 else { return [start] }
  let step = (stop - start) / Double(intervals)
  return (0..<count).map { hasEnd && $0 == intervals ? stop : Double($0) * step + start }
}
