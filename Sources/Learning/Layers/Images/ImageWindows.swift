/// Windows that slide over an image: which of its rows and columns each of them sees.
package struct ImageWindows: Sendable, Equatable {
  /// Of the image, without padding.
  let image: HeightWidth
  let kernel, stride: HeightWidth
  /// Above and to the left.
  let padding: HeightWidth
  /// How many windows there are.
  let output: HeightWidth

  /// - Parameters:
  ///   - roundsUp: whether a window may begin inside the image and end beyond its padding (PyTorch's `ceil_mode`).
  /// - Throws: `LayerError` for a kernel that is larger than the padded image.
  init(
    image: HeightWidth, kernel: HeightWidth, stride: HeightWidth,
    padding: HeightWidth, roundsUp: Bool
  ) throws(LayerError) {
    func count(_ n: Int, _ k: Int, _ s: Int, _ p: Int) -> Int {
      let room = n + 2 * p - k
      guard room >= 0 else { return 0 }
      guard roundsUp else { return room / s + 1 }
      let count = (room + s - 1) / s + 1
      return (count - 1) * s >= n + p ? count - 1 : count
    }
    output = HeightWidth(
      count(image.height, kernel.height, stride.height, padding.height),
      count(image.width, kernel.width, stride.width, padding.width))
    guard output.height > 0, output.width > 0 else {
      throw .kernel(kernel, HeightWidth(1), image, padding, padding)
    }
    self.image = image
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
  }

  /// The rows of a window that lie inside the image, for a row of the output.
  @inline(__always)
  func rows(_ y: Int) -> Range<Int> {
    Self.taps(y * stride.height - padding.height, kernel.height, image.height)
  }

  /// The columns of a window that lie inside the image, for a column of the output.
  @inline(__always)
  func columns(_ x: Int) -> Range<Int> {
    Self.taps(x * stride.width - padding.width, kernel.width, image.width)
  }

  private static func taps(_ start: Int, _ count: Int, _ size: Int) -> Range<Int> {
    let first = max(0, -start)
    return first..<max(first, min(count, size - start))
  }

  /// The position in the image, row by row, of a tap of a window.
  @inline(__always)
  func position(_ y: Int, _ x: Int, row: Int, column: Int) -> Int {
    (y * stride.height - padding.height + row) * image.width
      + x * stride.width - padding.width + column
  }

  /// Whether no two windows see the same position.
  var areDisjoint: Bool { kernel.height <= stride.height && kernel.width <= stride.width }
  /// Whether every position is seen by some window.
  var coverImage: Bool {
    func covers(_ image: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ output: Int) -> Bool {
      kernel >= stride && (output - 1) * stride - padding + kernel >= image
    }
    return covers(image.height, kernel.height, stride.height, padding.height, output.height)
      && covers(image.width, kernel.width, stride.width, padding.width, output.width)
  }

  var positions: Int { image.height * image.width }
  var outputs: Int { output.height * output.width }
}
