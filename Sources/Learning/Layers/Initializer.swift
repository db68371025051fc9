import Numerics

/// Draws the weights of one dense layer.
struct Initializer {
  private enum Distribution {
    case constant
    case normal(Double)
    case uniform(Double)
  }

  private let distribution: Distribution

  init(_ spec: InitializerSpec, inputs: Int, units: Int) {
    let (fanIn, fans) = (Double(inputs), Double(inputs + units))
    distribution =
      switch spec.kind {
      case .zeros: .constant
      case .normal: .normal(spec.standardDeviation)
      case .uniform: .uniform(spec.limit)
      case .largeRandom: .normal(10)
      case .xavierNormal: .normal((2 / fans).squareRoot())
      case .xavierUniform: .uniform((6 / fans).squareRoot())
      case .heNormal: .normal((2 / fanIn).squareRoot())
      case .heUniform: .uniform((6 / fanIn).squareRoot())
      case .lecunNormal: .normal((1 / fanIn).squareRoot())
      case .lecunUniform: .uniform((3 / fanIn).squareRoot())
      }
  }

  func next(_ random: inout RandomState) -> Double {
    switch distribution {
    case .constant: 0
    case .normal(let deviation): random.gaussian() * deviation
    case .uniform(let limit): random.uniform(-limit, limit)
    }
  }
}
