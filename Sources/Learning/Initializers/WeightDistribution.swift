import Numerics

/// What the weights of a layer are drawn from.
package enum WeightDistribution: Sendable, Equatable {
  /// 0; nothing is drawn.
  case zero
  /// N(0, deviation).
  case normal(deviation: Double)
  /// U(−limit, limit).
  case uniform(limit: Double)

  func next(_ random: inout RandomState) -> Double {
    switch self {
    case .zero: 0
    case .normal(let deviation): random.gaussian() * deviation
    case .uniform(let limit): random.uniform(-limit, limit)
    }
  }
}
