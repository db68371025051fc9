import Numerics

/// What training needs besides the parameters to go on with the same bits, as plain named arrays for a file.
public struct ResumeState<Scalar: Real>: Sendable, Equatable {
  /// Moments of the optimiser: "optimizer.m.layers.0.weight".
  public var tensors: [NamedArray<Scalar>]
  /// Counters, the order of mini-batches, the words of random generators: "epoch", "step", "batches.random.words".
  public var integers: [NamedArray<Int64>]
  /// "epoch.loss", and of each generator "batches.random.gaussian" (empty without a cached one).
  public var numbers: [NamedArray<Double>]

  public init(
    tensors: [NamedArray<Scalar>], integers: [NamedArray<Int64>], numbers: [NamedArray<Double>]
  ) {
    self.tensors = tensors
    self.integers = integers
    self.numbers = numbers
  }

  func integers(_ name: String) throws(ResumeError) -> [Int64] {
    guard let array = integers.first(where: { $0.name == name }) else { throw .missing(name) }
    return array.values
  }

  /// One whole number that is not negative.
  func count(_ name: String) throws(ResumeError) -> Int {
    let values = try integers(name)
    guard values.count == 1, values[0] >= 0 else { throw .unusable(name) }
    return Int(values[0])
  }

  func numbers(_ name: String) throws(ResumeError) -> [Double] {
    guard let array = numbers.first(where: { $0.name == name }) else { throw .missing(name) }
    return array.values
  }
}

/// Why training cannot go on from a state.
public enum ResumeError: Error, Sendable, Equatable, CustomStringConvertible {
  case missing(String)
  case unusable(String)

  public var description: String {
    switch self {
    case .missing(let name): "the recorded state has no \"\(name)\""
    case .unusable(let name): "the recorded state's \"\(name)\" does not fit this training"
    }
  }
}
