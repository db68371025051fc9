import Learning
import Plots
import Predictions

/// The samples of a run as images: black is the least number of the data, or 0 where there are none below it, and white the
/// largest; three channels are red, green and blue, and of other numbers of channels the mean is shown.
struct ImageSamples: Sendable {
  let channels: Int
  let height: Int
  let width: Int
  let colors: TileColors

  /// So many training samples tell the range.
  private static let mostSamples = 1000

  /// - Precondition: the network takes images.
  init(_ run: Run) throws {
    let shape = try run.lastPredictor().network.inputShape
    precondition(shape.count == 3, "a network of images")
    (channels, height, width) = (shape[0], shape[1], shape[2])
    var extent = Extent()
    let inputs = run.training.inputs
    for sample in stride(from: 0, to: inputs.count, by: max(1, inputs.count / Self.mostSamples)) {
      extent.add(inputs[sample])
    }
    let low = extent.isEmpty ? 0 : min(0, extent.low)
    colors = .brightness(low...max(extent.isEmpty ? 1 : extent.high, low + 1e-9))
  }

  /// What is said of images of neither one nor three channels.
  var note: String? {
    channels == 1 || channels == 3 ? nil : "images are the mean of \(channels) channels"
  }

  /// - Parameter heat: what is laid over it, one number a pixel.
  func image(_ input: [Double], heat: [Float] = []) -> TileImage {
    TileImage(
      width: width, height: height, channels: channels, values: input.map(Float.init), heat: heat)
  }
}
