import Learning
import Numerics

/// How much each pixel of images counts for a class.
extension Predictor {
  /// - Parameters:
  ///   - classes: one a sample.
  ///   - layer: whose activations are weighted (Grad-CAM); `nil` for the slopes by the pixels (saliency).
  /// - Returns: the class's logit of each sample, and a map [height × width] of numbers of at least 0.
  package func attributions(
    _ inputs: SampleRows, classes: [Int], layer: Int?
  ) -> (logits: [Double], maps: [[Float]]) {
    let found = network.attribution(of: matrix(inputs), classes: classes, layer: layer)
    let image = network.inputShape
    let maps = classes.indices.map { sample in
      let slopes = found.slopes.column(sample)
      guard let layer else { return AttributionMap.saliency(slopes, channels: image[0]) }
      return AttributionMap.gradCam(
        found.values.column(sample), slopes, shape: network.layers[layer].outputShape,
        height: image[1], width: image[2])
    }
    return (found.logits.map(Double.init), maps)
  }
}

/// Maps of one image.
private enum AttributionMap {
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
      for position in 0..<positions { sum += slopes[start + position] }
      let weight = sum / Float(positions)
      for position in 0..<positions {
        map[position] += weight * values[start + position]
      }
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
      let position = max(0, (Float(index) + 0.5) * Float(from) / Float(to) - 0.5)
      let low = min(Int(position), from - 1)
      return (low, min(low + 1, from - 1), position - Float(low))
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
}

extension Matrix<Float> {
  fileprivate func column(_ index: Int) -> [Float] { (0..<rows).map { self[$0, index] } }
}
