import Formatting
import Learning
import Numerics
import Plots
import Predictions

/// How much each pixel of some images counts for a class at a moment.
struct Explanations: Sendable {
  /// One a sample.
  let classes: [Int]
  let logits: [Double]
  /// [height × width] of each image, at least 0.
  let maps: [[Float]]

  /// - Parameters:
  ///   - layer: whose activations are weighted (`gradCam`); `nil` for the slopes by the pixels (`saliency`).
  init(
    _ predictor: Predictor, _ samples: Samples, _ explained: ExplainedClass, layer: Int?
  ) {
    let outputs = max(predictor.network.outputCount, 2)
    classes =
      explained == .label
      ? samples.labels.map { min($0, outputs - 1) } : predictor.predictions(samples.inputs)
    (logits, maps) = predictor.attributions(samples.inputs, classes: classes, layer: layer)
  }

  /// The largest number of all maps.
  var largest: Double {
    max(maps.reduce(into: Extent()) { $0.add($1) }.high, 0)
  }
}
