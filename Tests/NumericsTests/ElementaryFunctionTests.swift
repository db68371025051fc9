import CLibrary
import Kernels
import Testing

/// The vectorisable elementary functions against the system's library.
struct ElementaryFunctionTests {
  private static let abscissas = (-4000...4000).map { Double($0) / 100 + 0.003 }

  private func error(_ a: Double, _ b: Double) -> Double { abs(a - b) / max(abs(a), abs(b)) }

  @Test func inDouble() {
    for x in Self.abscissas {
      #expect(error(Double.tanh(x), CLibrary.tanh(x)) < 7e-16)
      #expect(error(Double.sigmoid(x), 1 / (1 + CLibrary.exp(-x))) < 7e-16)
      #expect(error(Double.exp(x), CLibrary.exp(x)) < 1e-15)
      #expect(error(Double.expm1(x), CLibrary.expm1(x)) < 1e-15)
      #expect(error(Double.exp(17 * x), CLibrary.exp(17 * x)) < 1e-15)
      #expect(error(Double.logarithm(CLibrary.exp(x)), CLibrary.log(CLibrary.exp(x))) < 1e-15)
      let p = abs(x) / 41
      #expect(error(Double.logarithm(p), CLibrary.log(p)) < 1e-15)
      #expect(error(Double.log1p(p), CLibrary.log1p(p)) < 1e-15)
      let exact = CLibrary.fmax(x, 0) + CLibrary.log1p(CLibrary.exp(-abs(x)))
      #expect(error(Double.softplus(x), exact) < 1e-15)
    }
  }

  @Test func inFloat() {
    for x in Self.abscissas {
      let f = Float(x)
      let x = Double(f)
      #expect(error(Double(Float.tanh(f)), CLibrary.tanh(x)) < 3e-7)
      #expect(error(Double(Float.sigmoid(f)), 1 / (1 + CLibrary.exp(-x))) < 3e-7)
      #expect(error(Double(Float.exp(2 * f)), CLibrary.exp(2 * x)) < 4e-7)
      #expect(error(Double(Float.softplus(f)), CLibrary.log1p(CLibrary.exp(x))) < 4e-7)
      let p = abs(f) / 41
      #expect(error(Double(Float.logarithm(p)), CLibrary.log(Double(p))) < 4e-7)
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
