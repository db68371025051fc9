import Numerics

/// What a layer does at one moment, in a few numbers.
public struct LayerStatistics: Sendable, Equatable {
  /// Its place among the network's layers.
  public let layer: Int
  public let kind: LayerKind
  public let activation: ActivationKind
  /// Of its activations, over units and samples.
  public let mean: Double
  public let deviation: Double
  /// The share of activations that are 0.
  public let zeroShare: Double
  /// The share of units that are 0 on every sample: dead ReLUs.
  public let deadShare: Double
  /// The share of activations within 0.01 of a bound of sigmoid or tanh, where the gradient vanishes; 0 for others.
  public let saturatedShare: Double
  /// ‖parameters‖ over the layer's weights and biases, scales and shifts, frozen or not, and ‖∂loss/∂parameters‖ over those
  /// that training moves; 0 without any.
  public let parameterNorm: Double
  public let gradientNorm: Double
}

extension LayerStatistics {
  /// Of every layer of a network.
  ///
  /// - Parameters:
  ///   - traces: of all its layers, on any samples.
  ///   - gradients: by the parameters' names.
  public static func all<Scalar: Real>(
    _ network: Network<Scalar>, traces: [Network<Scalar>.Trace], gradients: [NamedArray<Scalar>]
  ) -> [LayerStatistics] {
    traces.enumerated().map { layer, trace in
      LayerStatistics(layer: layer, network, activations: trace.a, gradients: gradients)
    }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private init<Scalar: Real>(
    layer: Int, _ network: Network<Scalar>, activations: Matrix<Scalar>,
    gradients: [NamedArray<Scalar>]
  ) {
    let kind = network.layers[layer].activation.kind
    // Within a hundredth of a bound.
    let bounds = kind.standstill == .saturated ? kind.range : nil
    let count = Double(max(activations.elements.count, 1))
    var (sum, zeros, saturated, dead) = (0.0, 0, 0, 0)
    for unit in 0..<activations.rows {
      var zerosOfUnit = 0
      for s in 0..<activations.columns {
        let a = Double(activations[unit, s])
        sum += a
        if a == 0 { zerosOfUnit += 1 }
        if let bounds, a < bounds.lowerBound + 0.01 || a > bounds.upperBound - 0.01 {
          saturated += 1
        }
      }
      zeros += zerosOfUnit
      if activations.columns > 0, zerosOfUnit == activations.columns { dead += 1 }
    }
    let mean = sum / count
    var squares = 0.0
    for a in activations.elements { squares += (Double(a) - mean) * (Double(a) - mean) }
    self.layer = layer
    self.kind = network.layers[layer].kind
    activation = kind
    self.mean = mean
    deviation = (squares / count).squareRoot()
    zeroShare = Double(zeros) / count
    deadShare = Double(dead) / Double(max(activations.rows, 1))
    saturatedShare = Double(saturated) / count
    func norm(_ arrays: [NamedArray<Scalar>]) -> Double {
      arrays.filter { $0.name.hasPrefix("layers.\(layer).") }.reduce(0.0) { sum, array in
        array.values.reduce(sum) { $0 + Double($1) * Double($1) }
      }.squareRoot()
    }
    let learned = network.slots.filter { $0.role != .statistic }
    parameterNorm = norm(network.named(network.values, learned))
    gradientNorm = norm(gradients)
  }
}
