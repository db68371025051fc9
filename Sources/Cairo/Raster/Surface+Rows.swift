import CCairo

extension Surface {
  /// A copy of an image's pixels, row after row without a gap.
  func rows<Pixel: FixedWidthInteger>(of _: Pixel.Type, width: Int, height: Int) -> [Pixel] {
    cairo_surface_flush(pointer)
    var pixels = [Pixel](repeating: 0, count: width * height)
    guard let data = cairo_image_surface_get_data(pointer) else { return pixels }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    let length = width * MemoryLayout<Pixel>.stride
    pixels.withUnsafeMutableBytes { pixels in
      for row in 0..<height {
        UnsafeMutableRawBufferPointer(rebasing: pixels[row * length..<(row + 1) * length])
          .copyMemory(from: UnsafeRawBufferPointer(start: data + row * stride, count: length))
      }
    }
    return pixels
  }
}
