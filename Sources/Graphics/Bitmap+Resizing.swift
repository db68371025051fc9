extension Bitmap {
  /// The picture in another size, by bilinear interpolation over as wide a neighbourhood as the scale needs (antialiased).
  ///
  /// This is Pillow's `resize(…, BILINEAR)`, on which torchvision's `Resize` is built: along rows, then along columns, with
  /// weights of 22 bits and a rounding to bytes after each. Where a version of Pillow begins with the columns, bytes of opaque
  /// pictures differ by 1 at most.
  ///
  /// - Complexity: O(pixels of both pictures), times the scale where it shrinks.
  public func resized(width newWidth: Int, height newHeight: Int) -> Bitmap {
    precondition(newWidth > 0 && newHeight > 0 && width > 0 && height > 0)
    var wide = self
    if newWidth != width {
      let taps = ResamplingTaps(from: width, to: newWidth)
      wide = Bitmap(width: newWidth, height: height)
      for y in 0..<height {
        for x in 0..<newWidth {
          wide.pixels[y * newWidth + x] = taps.pixel(x, pixels, start: y * width, step: 1)
        }
      }
    }
    guard newHeight != height else { return wide }
    let taps = ResamplingTaps(from: height, to: newHeight)
    var result = Bitmap(width: newWidth, height: newHeight)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        result.pixels[y * newWidth + x] = taps.pixel(y, wide.pixels, start: x, step: newWidth)
      }
    }
    return result
  }

  /// The part in the middle; what is beyond the picture is black, as in torchvision's `CenterCrop`.
  public func centerCropped(width newWidth: Int, height newHeight: Int) -> Bitmap {
    // Halves are rounded to the even number, as Python's `round` does.
    func offset(_ old: Int, _ new: Int) -> Int {
      Int((Double(old - new) / 2).rounded(.toNearestOrEven))
    }
    let (left, top) = (offset(width, newWidth), offset(height, newHeight))
    var result = Bitmap(width: newWidth, height: newHeight, fill: 0xFF00_0000)
    for y in max(0, -top)..<max(min(newHeight, height - top), max(0, -top)) {
      for x in max(0, -left)..<max(min(newWidth, width - left), max(0, -left)) {
        result[x, y] = self[x + left, y + top]
      }
    }
    return result
  }
}

/// The neighbours of each pixel along one axis, with their weights.
private struct ResamplingTaps {
  private let firsts: [Int]
  private let counts: [Int]
  /// `most` a pixel; times 2²².
  private let weights: [Int]
  private let most: Int

  private static let bits = 22

  init(from old: Int, to new: Int) {
    let scale = Double(old) / Double(new)
    let reach = max(scale, 1)
    most = Int(reach.rounded(.up)) * 2 + 1
    var (firsts, counts): ([Int], [Int]) = ([], [])
    var weights = [Int](repeating: 0, count: new * most)
    for index in 0..<new {
      let center = (Double(index) + 0.5) * scale
      let first = max(Int(center - reach + 0.5), 0)
      let count = min(Int(center + reach + 0.5), old) - first
      let inverse = 1 / reach
      let shares = (0..<count).map { tap in
        let distance = abs((Double(tap + first) - center + 0.5) * inverse)
        return distance < 1 ? 1 - distance : 0
      }
      let sum = shares.reduce(0, +)
      for (tap, share) in shares.enumerated() {
        let weight = sum != 0 ? share / sum : share
        weights[index * most + tap] = Int(0.5 + weight * Double(1 << Self.bits))
      }
      firsts.append(first)
      counts.append(count)
    }
    self.firsts = firsts
    self.counts = counts
    self.weights = weights
  }

  /// - Parameters:
  ///   - start: of the row or column among the pixels.
  ///   - step: from one of its pixels to the next.
  @inline(__always)
  func pixel(_ index: Int, _ pixels: [UInt32], start: Int, step: Int) -> UInt32 {
    let half = 1 << (Self.bits - 1)
    var (a, r, g, b) = (half, half, half, half)
    let first = start + firsts[index] * step
    for tap in 0..<counts[index] {
      let (word, weight) = (pixels[first + tap * step], weights[index * most + tap])
      a += Int(word >> 24) * weight
      r += Int(word >> 16 & 255) * weight
      g += Int(word >> 8 & 255) * weight
      b += Int(word & 255) * weight
    }
    func byte(_ sum: Int) -> UInt32 { UInt32(min(max(sum >> Self.bits, 0), 255)) }
    return byte(a) << 24 | byte(r) << 16 | byte(g) << 8 | byte(b)
  }
}
