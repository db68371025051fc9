import Glibc
import Kernels
import Testing

/// The vectorisable elementary functions against the system's library.
struct ElementaryFunctionTests {
  private static let abscissas = (-4000...4000).map { Double($0) / 100 + 0.003 }

  private func error(_ a: Double, _ b: Double) -> Double { abs(a - b) / max(abs(a), abs(b)) }

  @Test func inDouble() {
    for x in Self.abscissas {
      #expect(error(Double.tanh(x), Glibc.tanh(x)) < 7e-16)
      #expect(error(Double.sigmoid(x), 1 / (1 + Glibc.exp(-x))) < 7e-16)
      #expect(error(Double.exp(x), Glibc.exp(x)) < 1e-15)
      #expect(error(Double.expm1(x), Glibc.expm1(x)) < 1e-15)
      #expect(error(Double.exp(17 * x), Glibc.exp(17 * x)) < 1e-15)
      #expect(error(Double.logarithm(Glibc.exp(x)), Glibc.log(Glibc.exp(x))) < 1e-15)
      let p = abs(x) / 41
      #expect(error(Double.logarithm(p), Glibc.log(p)) < 1e-15)
      #expect(error(Double.log1p(p), Glibc.log1p(p)) < 1e-15)
      let exact = Glibc.fmax(x, 0) + Glibc.log1p(Glibc.exp(-abs(x)))
      #expect(error(Double.softplus(x), exact) < 1e-15)
    }
  }

  @Test func inFloat() {
    for x in Self.abscissas {
      let f = Float(x)
      let x = Double(f)
      #expect(error(Double(Float.tanh(f)), Glibc.tanh(x)) < 3e-7)
      #expect(error(Double(Float.sigmoid(f)), 1 / (1 + Glibc.exp(-x))) < 3e-7)
      #expect(error(Double(Float.exp(2 * f)), Glibc.exp(2 * x)) < 4e-7)
      #expect(error(Double(Float.softplus(f)), Glibc.log1p(Glibc.exp(x))) < 4e-7)
      let p = abs(f) / 41
      #expect(error(Double(Float.logarithm(p)), Glibc.log(Double(p))) < 4e-7)
    }
  }

  @Test func atTheEdges() {
    #expect(Double.tanh(1e300) == 1 && Double.tanh(-1e300) == -1 && Double.tanh(0) == 0)
    #expect(Double.tanh(.nan).isNaN && Float.sigmoid(.nan).isNaN && Double.exp(.nan).isNaN)
    #expect(Double.sigmoid(1000) == 1 && Double.sigmoid(-1000) < 1e-300)
    #expect(Float.sigmoid(1000) == 1 && Float.sigmoid(-1000) < 1e-37)
    #expect(Double.exp(-.infinity) < 1e-300 && Float.exp(.infinity) > 1e37)
    #expect(Double.softplus(1e4) == 1e4 && Double.logarithm(1) == 0)
  }
}
