/// Windows that slide over an image: which of its rows and columns each of them sees.
package struct ImageWindows: Sendable, Equatable {
  /// Of the image, without padding.
  let image: HeightWidth
  let kernel, stride, dilation: HeightWidth
  /// Above and to the left.
  let padding: HeightWidth
  /// How many windows there are.
  let output: HeightWidth

  /// - Parameters:
  ///   - end: the padding below and to the right; `nil` for as above and to the left.
  ///   - roundsUp: whether a window may begin inside the image and end beyond its padding (PyTorch's `ceil_mode`).
  /// - Throws: `LayerError` for a kernel that is larger than the padded image.
  init(
    image: HeightWidth, kernel: HeightWidth, stride: HeightWidth,
    dilation: HeightWidth = HeightWidth(1), padding: HeightWidth, end: HeightWidth? = nil,
    roundsUp: Bool = false
  ) throws(LayerError) {
    let end = end ?? padding
    func count(_ n: Int, _ k: Int, _ s: Int, _ d: Int, _ before: Int, _ after: Int) -> Int {
      let room = n + before + after - d * (k - 1) - 1
      guard room >= 0 else { return 0 }
      guard roundsUp else { return room / s + 1 }
      let count = (room + s - 1) / s + 1
      return (count - 1) * s >= n + before ? count - 1 : count
    }
    output = HeightWidth(
      count(
        image.height, kernel.height, stride.height, dilation.height, padding.height, end.height),
      count(image.width, kernel.width, stride.width, dilation.width, padding.width, end.width))
    guard output.height > 0, output.width > 0 else {
      let spread = HeightWidth(
        dilation.height * (kernel.height - 1) + 1, dilation.width * (kernel.width - 1) + 1)
      let padded = HeightWidth(
        image.height + padding.height + end.height, image.width + padding.width + end.width)
      let dilated = spread == kernel ? "" : ", \(spread) with its dilation"
      throw LayerError(
        "has a kernel of \(kernel)\(dilated), larger than the image of \(image)\(padded == image ? "" : ", \(padded) with its padding")",
        key: "kernel")
    }
    self.image = image
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
  }

  /// The rows of the kernel that lie inside the image for a row of the output.
  @inline(__always)
  func rows(_ y: Int) -> Range<Int> {
    Self.taps(
      y * stride.height - padding.height, kernel.height, dilation.height, image.height)
  }

  /// The columns of the kernel that lie inside the image for a column of the output.
  @inline(__always)
  func columns(_ x: Int) -> Range<Int> {
    Self.taps(x * stride.width - padding.width, kernel.width, dilation.width, image.width)
  }

  private static func taps(_ start: Int, _ count: Int, _ step: Int, _ size: Int) -> Range<Int> {
    let first = start >= 0 ? 0 : (step - 1 - start) / step
    let end = min(count, start < size ? (size - start + step - 1) / step : 0)
    return first..<max(first, end)
  }

  /// The position in the image, row by row, of a tap of a window.
  @inline(__always)
  func position(_ y: Int, _ x: Int, row: Int, column: Int) -> Int {
    (y * stride.height - padding.height + row * dilation.height) * image.width
      + x * stride.width - padding.width + column * dilation.width
  }

  var positions: Int { image.height * image.width }
  var outputs: Int { output.height * output.width }
}
