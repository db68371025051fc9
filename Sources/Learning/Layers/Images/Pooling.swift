import Schemas

/// What the kinds of pooling have in common: their windows.
struct Pooling: Sendable, Equatable, CustomStringConvertible {
  var kernel = HeightWidth(2)
  /// `nil` for the kernel's size.
  var stride: HeightWidth?
  var padding = HeightWidth(0)
  var roundsUp = false

  init() {}

  init(_ kernel: Int, stride: Int?, _ padding: Int, _ roundsUp: Bool) {
    self.kernel = HeightWidth(kernel)
    self.stride = stride.map { HeightWidth($0) }
    self.padding = HeightWidth(padding)
    self.roundsUp = roundsUp
  }

  var detail: String { "\(kernel)" }
  var description: String {
    "\(kernel), stride \(stride ?? kernel), padding \(padding), ceilMode \(roundsUp)"
  }

  func windows(_ input: [Int]) throws(LayerError) -> ImageWindows {
    guard input.count == 3 else { throw .needsImage(input) }
    // A window of nothing but padding would have no largest number.
    guard padding.height * 2 <= kernel.height, padding.width * 2 <= kernel.width else {
      throw LayerError(
        "has a padding of \(padding) and a kernel of \(kernel); the padding must be at most half of it",
        key: "padding")
    }
    return try ImageWindows(
      image: HeightWidth(input[1], input[2]), kernel: kernel, stride: stride ?? kernel,
      padding: padding, roundsUp: roundsUp)
  }

  static func fields<Spec>(_ path: WritableKeyPath<Spec, Pooling> & Sendable) -> [Field<Spec>] {
    let fields: [Field<Pooling>] = [
      .heightWidth("kernel", \.kernel, in: 1...255)
        .documented("The size of the window: a number, or [height, width]. Default 2."),
      .optionalHeightWidth("stride", \.stride, in: 1...255)
        .documented("The step from one window to the next.", default: "the kernel's size"),
      .heightWidth("padding", \.padding, in: 0...127)
        .documented(
          """
          Rows and columns around the image, at most half of the kernel: nothing that could be the largest; zeros for a \
          mean. Default 0.
          """),
      .boolean("ceilMode", \.roundsUp)
        .documented(
          """
          Whether a last window may reach beyond the image, so that no row or column is left out; PyTorch's `ceil_mode`. \
          Default `false`.
          """),
    ]
    return fields.map { field in
      field.lifted {
        $0[keyPath: path]
      } _: {
        $0[keyPath: path] = $1
      }
    }
  }
}
