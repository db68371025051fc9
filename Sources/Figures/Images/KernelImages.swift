import Plots

/// Kernels [kernels, inputs, height, width] as images: in colour where they see an image's three channels, else one plane for
/// each input, side by side in a square.
struct KernelImages: Sendable {
  let count: Int
  /// Of the image of a kernel.
  let width: Int
  let height: Int
  let isColor: Bool
  /// What is shown, in words.
  let note: String
  private let inputs, kernelHeight, kernelWidth: Int
  /// Planes beside each other.
  private let columns: Int
  /// Between planes.
  private let gap: Int

  /// - Parameters:
  ///   - shape: of the weights.
  ///   - imageChannels: of what the network takes.
  ///   - layer: whose weights they are; the first one sees the image.
  init(_ shape: [Int], imageChannels: Int, layer: Int) {
    count = shape[0]
    (inputs, kernelHeight, kernelWidth) = (shape[1], shape[2], shape[3])
    isColor = layer == 0 && inputs == 3 && imageChannels == 3
    let planes = isColor ? 1 : inputs
    columns = Int(Double(planes).squareRoot().rounded(.up))
    let rows = (planes + columns - 1) / columns
    gap = planes > 1 && kernelHeight * kernelWidth > 1 ? 1 : 0
    width = columns * (kernelWidth + gap) - gap
    height = rows * (kernelHeight + gap) - gap
    let size = "\(count) \(count == 1 ? "kernel" : "kernels") of \(kernelHeight)×\(kernelWidth)"
    note =
      isColor
      ? "\(size) in the image's colours; a weight of 0 is grey"
      : inputs == 1
        ? size
        : "\(size) × \(inputs) channels, which lie side by side in each square"
  }

  func colors(limit: Double) -> TileColors {
    let limit = limit > 0 && limit.isFinite ? limit : 1
    return isColor ? .brightness(-limit...limit) : .signed(limit: limit)
  }

  /// - Parameter values: of all kernels; none of a network that has no such weights.
  func images(_ values: [Float]) -> [TileImage] {
    let size = inputs * kernelHeight * kernelWidth
    guard values.count == count * size else { return [] }
    return (0..<count).map { kernel in
      let weights = values[(kernel * size)..<((kernel + 1) * size)]
      if isColor { return TileImage(width: width, height: height, values: Array(weights)) }
      var planes = [Float](repeating: .nan, count: width * height)
      for (index, weight) in weights.enumerated() {
        let (input, place) = index.quotientAndRemainder(dividingBy: kernelHeight * kernelWidth)
        let (row, column) = place.quotientAndRemainder(dividingBy: kernelWidth)
        let top = input / columns * (kernelHeight + gap)
        let left = input % columns * (kernelWidth + gap)
        planes[(top + row) * width + left + column] = weight
      }
      return TileImage(width: width, height: height, values: planes)
    }
  }
}
