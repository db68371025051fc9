import CLibrary

/// Half a cosine from one rate to another, which then stays (I. Loshchilov, F. Hutter, ICLR 2017).
enum HalfCosine {
  static func rate(at t: Int, of period: Int, from initial: Double, to final: Double) -> Double {
    guard t < period else { return final }
    return final + (initial - final) * (1 + cos(Double.pi * Double(t) / Double(period))) / 2
  }
}
