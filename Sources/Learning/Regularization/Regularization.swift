import Numerics

/// What is added to the loss so that weights stay small: λ₁ Σ|w| + λ₂ Σ w² over the weights of dense layers that training
/// moves, without their biases. Frozen weights add nothing, as in Keras.
///
/// A course that writes λ/(2m) Σ w² means λ₂ = λ/(2m).
public struct Regularization: Sendable, Equatable {
  /// λ₁, 0...10; its gradient is λ₁ sign w, 0 at 0.
  public var l1: Double
  /// λ₂, 0...10; its gradient is 2 λ₂ w.
  public var l2: Double

  public static let strengths = 0.0...10.0
  public static let none = Regularization()

  public init(l1: Double = 0, l2: Double = 0) {
    self.l1 = l1
    self.l2 = l2
  }

  /// The term at a network's weights.
  func loss<Scalar: Real>(_ network: Network<Scalar>) -> Double {
    if self == .none { return 0 }
    var (sum, squares) = (0.0, 0.0)
    for slot in network.slots where slot.role == .weight && slot.isTrainable {
      for value in network.values[slot.range] {
        sum += Double(abs(value))
        squares += Double(value) * Double(value)
      }
    }
    return l1 * sum + l2 * squares
  }

  /// Adds the term's gradient.
  func add<Scalar: Real>(
    _ values: UnsafePointer<Scalar>, to gradients: UnsafeMutablePointer<Scalar>,
    _ slots: [ParameterSlot]
  ) {
    if self == .none { return }
    let (slope, factor) = (Scalar(l1), Scalar(2 * l2))
    for slot in slots where slot.role == .weight && slot.isTrainable {
      for i in slot.range {
        let value = values[i]
        gradients[i] += factor * value + (value > 0 ? slope : value < 0 ? -slope : 0)
      }
    }
  }
}
