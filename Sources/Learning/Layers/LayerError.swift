/// Why a layer cannot follow a shape.
public struct LayerError: Error, Sendable, Equatable {
  /// The option that is wrong; `nil` for the layer itself.
  public let key: String?
  /// The rest of a sentence that begins with the layer: "needs [features] and takes [1, 8, 8]".
  public let problem: String

  init(_ problem: String, key: String? = nil) {
    self.key = key
    self.problem = problem
  }

  static func needsFeatures(_ input: [Int]) -> LayerError {
    LayerError("needs [features] and takes \(input); put a flatten before it")
  }

  static func needsImage(_ input: [Int]) -> LayerError {
    LayerError(
      "needs [channels, height, width] and takes \(input); it must stand before any flatten or dense, and the data set must have a shape"
    )
  }

  /// A kernel that is larger than the padded image.
  static func kernel(
    _ kernel: HeightWidth, _ dilation: HeightWidth, _ image: HeightWidth, _ before: HeightWidth,
    _ after: HeightWidth
  ) -> LayerError {
    let spread = HeightWidth(
      dilation.height * (kernel.height - 1) + 1, dilation.width * (kernel.width - 1) + 1)
    let padded = HeightWidth(
      image.height + before.height + after.height, image.width + before.width + after.width)
    return LayerError(
      "has a kernel of \(kernel)\(spread == kernel ? "" : ", \(spread) with its dilation")"
        + ", larger than the image of \(image)\(padded == image ? "" : ", \(padded) with its padding")",
      key: "kernel")
  }
}
