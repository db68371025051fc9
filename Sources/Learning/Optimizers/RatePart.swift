/// Parameters that lie side by side and learn at one rate.
struct RatePart: Sendable, Equatable {
  let range: Range<Int>
  /// Their rate over the optimiser's.
  let factor: Double
}

extension Network {
  /// The trainable parameters in parts of one rate each, in order; empty where all have the optimiser's.
  func rateParts(_ spec: TrainingSpec) -> [RatePart] {
    if spec.layerRates.isEmpty { return [] }
    var parts: [RatePart] = []
    for slot in trainableSlots.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      // "layers.0.weight"
      let layer = slot.name.split(separator: ".").dropFirst().first.flatMap { Int($0) }
      let rate = layer.flatMap { spec.layerRates[$0] }
      let factor = rate.map { $0 / spec.optimizer.learningRate } ?? 1
      if let last = parts.last, last.factor == factor {
        parts[parts.count - 1] = RatePart(
          range: last.range.lowerBound..<slot.range.upperBound, factor: factor)
      } else {
        parts.append(RatePart(range: slot.range, factor: factor))
      }
    }
    return parts
  }
}
