import Numerics

/// One change of an image: mirrored, then rotated and scaled about its centre and shifted, as torchvision's `affine` with
/// bilinear interpolation, then made lighter or darker, then covered in part. What comes in from outside is black.
struct ImageChange: Equatable {
  var isMirrored = false
  var isUpsideDown = false
  /// Pixels to the right and down.
  var right = 0
  var down = 0
  /// Clockwise.
  var degrees = 0.0
  var scale = 1.0
  var brightness = 1.0
  /// What becomes black.
  var hole: (rows: Range<Int>, columns: Range<Int>)?

  static func == (a: ImageChange, b: ImageChange) -> Bool {
    a.isMirrored == b.isMirrored && a.isUpsideDown == b.isUpsideDown && a.right == b.right
      && a.down == b.down && a.degrees == b.degrees && a.scale == b.scale
      && a.brightness == b.brightness && a.hole?.rows == b.hole?.rows
      && a.hole?.columns == b.hole?.columns
  }

  /// - Parameters:
  ///   - source: [channels, height, width].
  ///   - target: as many numbers, none of them of `source`.
  ///   - black: of each channel.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func apply<Scalar: Real>(
    _ source: UnsafePointer<Scalar>, into target: UnsafeMutablePointer<Scalar>, shape: [Int],
    black: [Scalar]
  ) {
    let area = shape[1] * shape[2]
    for channel in 0..<shape[0] {
      let (from, to) = (source + channel * area, target + channel * area)
      if degrees == 0, scale == 1 {
        move(from, into: to, height: shape[1], width: shape[2], black: black[channel])
      } else {
        turn(from, into: to, height: shape[1], width: shape[2], black: black[channel])
      }
      if brightness != 1 {
        let (factor, zero) = (Scalar(brightness), black[channel])
        for i in 0..<area { to[i] = zero + factor * (to[i] - zero) }
      }
      if let hole {
        for y in hole.rows { for x in hole.columns { to[y * shape[2] + x] = black[channel] } }
      }
    }
  }

  /// By whole pixels, which keep their values.
  @inline(__always)
  private func move<Scalar: Real>(
    _ source: UnsafePointer<Scalar>, into target: UnsafeMutablePointer<Scalar>, height: Int,
    width: Int, black: Scalar
  ) {
    for y in 0..<height {
      for x in 0..<width {
        let (row, column) = (y - down, x - right)
        let isInside = row >= 0 && row < height && column >= 0 && column < width
        target[y * width + x] =
          isInside ? pixel(source, row, column, height: height, width: width) : black
      }
    }
  }

  /// A pixel of the mirrored image.
  @inline(__always)
  private func pixel<Scalar: Real>(
    _ source: UnsafePointer<Scalar>, _ row: Int, _ column: Int, height: Int, width: Int
  ) -> Scalar {
    source[
      (isUpsideDown ? height - 1 - row : row) * width + (isMirrored ? width - 1 - column : column)]
  }

  /// Each pixel is looked up where it came from, among the four that are nearest.
  @inline(__always)
  private func turn<Scalar: Real>(
    _ source: UnsafePointer<Scalar>, into target: UnsafeMutablePointer<Scalar>, height: Int,
    width: Int, black: Scalar
  ) {
    let turned = sineCosine(degrees * .pi / 180)
    let (sine, cosine) = (turned.sine / scale, turned.cosine / scale)
    let (centerX, centerY) = (Double(width - 1) / 2, Double(height - 1) / 2)
    func tap(_ row: Int, _ column: Int) -> Scalar {
      row >= 0 && row < height && column >= 0 && column < width
        ? pixel(source, row, column, height: height, width: width) : black
    }
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (Double(x - right) - centerX, Double(y - down) - centerY)
        let (fromX, fromY) = (
          centerX + cosine * dx + sine * dy, centerY + cosine * dy - sine * dx
        )
        let (left, top) = (fromX.rounded(.down), fromY.rounded(.down))
        let (u, v) = (Scalar(fromX - left), Scalar(fromY - top))
        let (column, row) = (Int(left), Int(top))
        let upper = tap(row, column) * (1 - u) + tap(row, column + 1) * u
        let lower = tap(row + 1, column) * (1 - u) + tap(row + 1, column + 1) * u
        target[y * width + x] = upper * (1 - v) + lower * v
      }
    }
  }
}
