/// The index of a layer in a config.
enum LayerIndex {
  static let range = 0...9999
  static let meaning =
    "the index of a layer in `network.layers`, from 0, as in the parameters' names"
}
