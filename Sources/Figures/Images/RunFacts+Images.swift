/// What figures of images need.
extension RunFacts {
  /// - Throws: where samples are no images.
  func checkImages(_ kind: String) throws(FigureError) {
    if imageShape == nil { throw .needsImages(kind, columns.count) }
  }

  /// - Throws: where a key names no layer, or one without a convolution, or where there is no convolution at all.
  func checkConvolution(
    _ kind: String, _ index: Int?, key: String = "layer"
  ) throws(FigureError) {
    let convolutions = layers.indices.filter { layers[$0].kernels != nil }
    if convolutions.isEmpty { throw .needsConvolution(kind) }
    guard let index else { return }
    guard layers.indices.contains(index) else {
      throw .noLayer(key, index: index, count: layers.count)
    }
    if layers[index].kernels == nil {
      throw .noConvolution(key, layers[index], index: index, among: convolutions)
    }
  }
}
