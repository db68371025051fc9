extension GIF {
  /// What a viewer shows: images drawn over each other and disposed of.
  public struct Screen: Sendable {
    public let width: Int
    public let height: Int
    /// `0xAARRGGBB` row by row; alpha is 0 or 255, and transparent pixels are 0.
    public private(set) var pixels: [UInt32]

    /// The image drawn last, if it is to be disposed of, and what it covered.
    private var disposal: (rectangle: Rectangle, covered: [UInt32])?

    public init(width: Int, height: Int) {
      precondition(width >= 0 && height >= 0, "a screen has no negative side")
      self.width = width
      self.height = height
      pixels = [UInt32](repeating: 0, count: width * height)
    }

    /// Disposes of the image before and draws one. Indices beyond the palette are transparent.
    /// - Precondition: the image lies within the screen.
    public mutating func draw(_ image: Image) {
      if let (rectangle, covered) = disposal { put(covered, rectangle) }
      disposal = nil
      let rectangle = image.rectangle
      switch image.disposal {
      case .unspecified, .keep: break
      case .background:
        disposal = (rectangle, [UInt32](repeating: 0, count: image.indices.count))
      case .previous: disposal = (rectangle, pixels(in: rectangle))
      }
      var source = 0
      for y in rectangle.y..<rectangle.y + rectangle.height {
        for x in rectangle.x..<rectangle.x + rectangle.width {
          let index = image.indices[source]
          source += 1
          if index != image.transparentIndex, Int(index) < image.palette.count {
            pixels[y * width + x] = 0xFF00_0000 | image.palette[Int(index)]
          }
        }
      }
    }

    private func pixels(in rectangle: Rectangle) -> [UInt32] {
      (rectangle.y..<rectangle.y + rectangle.height).flatMap { y in
        pixels[y * width + rectangle.x..<y * width + rectangle.x + rectangle.width]
      }
    }

    private mutating func put(_ covered: [UInt32], _ rectangle: Rectangle) {
      for row in 0..<rectangle.height {
        let target = (rectangle.y + row) * width + rectangle.x
        pixels.replaceSubrange(
          target..<target + rectangle.width,
          with: covered[row * rectangle.width..<(row + 1) * rectangle.width])
      }
    }
  }
}
