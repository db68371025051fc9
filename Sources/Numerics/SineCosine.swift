/// The sine and the cosine of an angle, the same bits on every machine and with every C library; within 2 units in the last
/// place of 1 for angles up to a million.
///
/// Taylor's series within an eighth of a turn around the nearest quarter, π/2 being taken away in two parts.
public func sineCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  let quarters = (angle * (2 / Double.pi)).rounded()
  // π/2 to 33 bits, of which many can be taken away exactly, and the rest.
  let x =
    (angle - quarters * 1.570_796_326_734_125_614_17) - quarters * 6.077_100_506_506_192_249_32e-11
  let square = x * x
  var (sine, cosine) = (0.0, 0.0)
  for k in stride(from: 8, through: 0, by: -1) {
    sine = 1 - square * sine / Double((2 * k + 2) * (2 * k + 3))
    cosine = 1 - square * cosine / Double((2 * k + 1) * (2 * k + 2))
  }
  sine *= x
  switch Int(quarters) & 3 {
  case 0: return (sine, cosine)
  case 1: return (cosine, -sine)
  case 2: return (-sine, -cosine)
  default: return (-cosine, sine)
  }
}
