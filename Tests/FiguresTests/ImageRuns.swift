import Figures
import Learning
import Numerics
import Plots

/// Runs of images.
enum ImageRuns {
  /// A run of random networks on images of a blot each, the same at every call.
  static func blots(
    _ shape: [Int], _ classes: Int, _ layers: [LayerSpec], names: [String]? = nil, moments: Int = 3
  ) throws -> Run {
    var random = RandomState(seed: 21)
    let (height, width) = (shape[1], shape[2])
    func samples(_ count: Int) -> Samples {
      let labels = (0..<count).map { $0 % classes }
      return Samples(
        inputs: labels.map { label in
          let (top, left) = (label * 3 % height, label * 5 % width)
          return (0..<shape[0]).flatMap { channel in
            (0..<(height * width)).map { pixel in
              let isBlot = abs(pixel / width - top) < 2 && abs(pixel % width - left) < 3
              return 255 * (isBlot && channel != label % 3 ? 0.9 : 0.1 * random.uniform())
            }
          }
        }, labels: labels)
    }
    let (training, test) = (samples(30), samples(40))
    return Run(
      name: "blots", training: training, test: test,
      classNames: names ?? (0..<classes).map { "\($0)" },
      featureNames: (0..<(shape[0] * height * width)).map { "pixel \($0)" },
      moments: try (0..<moments).map { step in
        let network = try Network<Float>(
          layers, input: shape, initializer: InitializerSpec(kind: .xavierNormal), random: &random)
        return Moment(
          time: Time(epoch: Double(step), step: step * 8),
          metrics: ["loss": 2 / Double(step + 1), "testAccuracy": 0.3 * Double(step)],
          network: network,
          transform: InputTransform(
            standardization: Standardization(
              means: Array(repeating: 60, count: shape[0] * height * width),
              deviations: Array(repeating: 80, count: shape[0] * height * width))),
          loss: .categoricalCrossEntropy)
      })
  }

  static func grey() throws -> Run {
    try blots(
      [1, 8, 8], 10,
      [
        .conv2d(6, padding: 1, .relu), .maxPool(), .conv2d(8, .relu), .flatten,
        .dense(10, .softmax),
      ])
  }

  static func color() throws -> Run {
    try blots(
      [3, 9, 12], 4,
      [
        .conv2d(5, padding: 1), .batchNormalization(.relu),
        .residual([.conv2d(5, padding: 1, .relu)], .relu), .maxPool(), .flatten,
        .dense(16, .relu), .dense(4, .softmax),
      ],
      names: ["an aeroplane in the sky", "automobile", "bird", "a very long name of some class"])
  }

  static func logistic() throws -> Run {
    try blots([1, 8, 8], 10, [.flatten, .dense(10, .softmax)])
  }

  static func wide() throws -> Run {
    try blots(
      [64, 4, 4], 20, [.conv2d(1000, kernel: 1, .relu), .globalAveragePool, .dense(20, .softmax)],
      moments: 2)
  }
}
