import Testing

@testable import Learning

/// Lion by hand: β₁ = ½, β₂ = ¾, η = ⅛, three steps.
struct LionTests {
  @Test func updatesByHand() {
    var optimizer = Optimizer<Double>(
      OptimizerSpec(Lion(beta1: 0.5, beta2: 0.75), learningRate: 0.125, weightDecay: 0), count: 3)
    var values = [1.0, -2, 0.5]
    // m: [1, −2, 0], then [−0.25, −1.5, 0], then [0.8125, −1.125, 1].
    for (step, (gradients, wanted)) in [
      ([4.0, -8, 0], [0.875, -1.875, 0.5]),
      // ½ · 1 − ½ · 4 < 0; ½ · −2 + 0 < 0; 0.
      ([-4.0, 0, 0], [1, -1.75, 0.5]),
      // ½ · −¼ + ½ · 4 > 0; ½ · −1.5 + ½ · 1.5 = 0; 0 + ½ · 4 > 0.
      ([4.0, 1.5, 4], [0.875, -1.75, 0.375]),
    ].enumerated() {
      values.withUnsafeMutableBufferPointer { v in
        gradients.withUnsafeBufferPointer { g in
          if let v = v.baseAddress, let g = g.baseAddress {
            optimizer.update(v, g, rate: 0.125, step: step)
          }
        }
      }
      #expect(values == wanted, "step \(step)")
    }
  }
}
