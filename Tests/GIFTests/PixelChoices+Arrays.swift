@testable import GIF

extension PixelChoices {
  /// Gives an image of which no pixel is lossy.
  static func with<Result>(
    indices: [UInt8], freedoms: [UInt8], transparent: UInt8 = 0, symbolBits: Int = 8,
    _ body: (PixelChoices) -> Result
  ) -> Result {
    let palette = GIF.Palette(
      exact: [1, 2], weights: [1, 1], hasTransparentPixels: false, hasTransparentIndex: false)
    return indices.withUnsafeBufferPointer { indices in
      freedoms.withUnsafeBufferPointer { freedoms in
        body(
          PixelChoices(
            indices: indices, freedoms: freedoms, frame: nil,
            palette: PricedPalette(palette, isLossy: false), transparent: transparent,
            symbolBits: symbolBits))
      }
    }
  }
}
