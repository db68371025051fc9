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
    let network = predictor.network
    let outputs = max(network.outputCount, 2)
    classes =
      explained == .label
      ? samples.labels.map { min($0, outputs - 1) } : predictor.predictions(samples.inputs)
    let found = network.attribution(
      of: predictor.matrix(samples.inputs), classes: classes, layer: layer)
    logits = found.logits.map(Double.init)
    let image = network.inputShape
    maps = samples.inputs.indices.map { sample in
      guard let layer else {
        return Self.saliency(found.slopes.column(sample), channels: image[0])
      }
      return Self.gradCam(
        found.values.column(sample), found.slopes.column(sample),
        shape: network.layers[layer].outputShape, height: image[1], width: image[2])
    }
  }

  /// |∂logit/∂pixel|, the largest of the channels (K. Simonyan et al., 2014).
  static func saliency(_ slopes: [Float], channels: Int) -> [Float] {
    let pixels = slopes.count / channels
    return (0..<pixels).map { pixel in
      (0..<channels).reduce(Float(0)) { max($0, abs(slopes[$1 * pixels + pixel])) }
    }
  }

  /// max(0, Σₖ αₖ Aₖ) with αₖ the mean of ∂logit/∂Aₖ over channel k (R. Selvaraju et al., ICCV 2017), enlarged to the image.
  static func gradCam(
    _ values: [Float], _ slopes: [Float], shape: [Int], height: Int, width: Int
  ) -> [Float] {
    let positions = shape[1] * shape[2]
    var map = [Float](repeating: 0, count: positions)
    for channel in 0..<shape[0] {
      let start = channel * positions
      var sum: Float = 0
      for place in 0..<positions { sum += slopes[start + place] }
      let weight = sum / Float(positions)
      for place in 0..<positions { map[place] += weight * values[start + place] }
    }
    return enlarged(
      map.map { max($0, 0) }, from: (shape[1], shape[2]), to: (height, width))
  }

  /// Bilinear interpolation between pixel centres, the outermost continued, as PyTorch's `interpolate` with
  /// `align_corners=False`.
  static func enlarged(
    _ map: [Float], from size: (height: Int, width: Int), to target: (height: Int, width: Int)
  ) -> [Float] {
    func taps(_ index: Int, _ from: Int, _ to: Int) -> (low: Int, high: Int, share: Float) {
      let place = max(0, (Float(index) + 0.5) * Float(from) / Float(to) - 0.5)
      let low = min(Int(place), from - 1)
      return (low, min(low + 1, from - 1), place - Float(low))
    }
    let columns = (0..<target.width).map { taps($0, size.width, target.width) }
    return (0..<target.height).flatMap { y in
      let row = taps(y, size.height, target.height)
      return columns.map { column in
        func across(_ y: Int) -> Float {
          let (a, b) = (map[y * size.width + column.low], map[y * size.width + column.high])
          return a + (b - a) * column.share
        }
        let (above, below) = (across(row.low), across(row.high))
        return above + (below - above) * row.share
      }
    }
  }

  /// The largest number of all maps.
  var largest: Double {
    maps.joined().reduce(0) { $1.isFinite ? max($0, Double($1)) : $0 }
  }
}

extension Matrix<Float> {
  fileprivate func column(_ index: Int) -> [Float] { (0..<rows).map { self[$0, index] } }
}
