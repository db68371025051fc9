import Numerics

/// The mean loss on some samples as a function of a network's parameters.
///
/// It is the loss that training records: as at inference, in the units of the targets, without what regularisation adds.
/// Batch normalisation takes the running statistics of the network that the surface is made of, wherever on it.
public struct LossSurface: Sendable {
  private let network: Network<Float>
  private let loss: Loss
  private let inputs: PassInputs<Float>
  private let targets: Matrix<Float>
  /// From a sum over the samples to the mean in the targets' units.
  private let factor: Double

  /// - Parameters:
  ///   - network: whose layers and running statistics the surface has.
  ///   - data: with as many features as the network has inputs; of its classes "balanced" weights are those of this set.
  public init(_ network: Network<Float>, loss spec: LossSpec, data: Dataset) {
    let spec = spec.resolved(for: data)
    self.network = network
    loss = Loss(spec, activation: network.outputActivation)
    inputs = PassInputs(data)
    targets = spec.targets(of: data, outputs: network.outputCount)
    factor = data.targetScale.lossFactor(spec.kind) / Double(max(data.count, 1))
  }

  /// The loss of a network with the same layers, with its own running statistics; NaN where it is no finite number.
  public func value(of network: Network<Float>) -> Double {
    values(of: network, count: 1) { _, _ in }[0]
  }

  /// The losses at points of a plane; NaN where they are no finite numbers.
  ///
  /// - Complexity: O(points × samples × parameters) in the memory of one network and of a batch of some hundred samples.
  public func values(on plane: ParameterPlane, at points: [(x: Double, y: Double)]) -> [Double] {
    let ranges = network.pointSlots.map(\.range)
    return values(of: network, count: points.count) { index, values in
      let (x, y) = points[index]
      var next = 0
      plane.origin.withUnsafeBufferPointer { origin in
        plane.u.withUnsafeBufferPointer { u in
          plane.v.withUnsafeBufferPointer { v in
            for range in ranges {
              for place in range {
                values[place] = Float(origin[next] + x * u[next] + y * v[next])
                next += 1
              }
            }
          }
        }
      }
    }
  }

  /// The losses of networks that differ in their parameters.
  ///
  /// - Parameter set: puts those of the network with an index in their places.
  private func values(
    of network: Network<Float>, count: Int,
    set: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Double] {
    var values = network.values
    var sums = [Double](repeating: 0, count: count)
    // Samples are put in their places once for all networks.
    network.forEachBatch(inputs, running: false) { run, columns in
      run.targets.fill(targets, columns: columns)
      values.withUnsafeMutableBufferPointer { values in
        guard let base = values.baseAddress else { return }
        for index in 0..<count {
          set(index, values)
          run.forward(base, mode: .inference)
          sums[index] += run.lossSum(loss)
        }
      }
    }
    return sums.map { sum in
      let value = sum * factor
      return value.isFinite ? value : .nan
    }
  }
}
