import Foundation
import Graphics

extension Color {
  /// Linear red, green and blue of the 8-bit colour.
  var linear: [Double] {
    [red, green, blue].map { value in
      let byte = (value * 255).rounded() / 255
      return byte <= 0.04045 ? byte / 12.92 : pow((byte + 0.055) / 1.055, 2.4)
    }
  }

  /// The lightness of OKLab, 0...1 (B. Ottosson, "A perceptual color space for image processing", 2020).
  var okLightness: Double {
    let linear = linear
    return 0.2104542553 * cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], linear))
      + 0.7936177850 * cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], linear))
      - 0.0040720468 * cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], linear))
  }

  /// The contrast ratio of WCAG 2, 1...21.
  func contrast(to other: Color) -> Double {
    let (x, y) = (dot(luminance, linear) + 0.05, dot(luminance, other.linear) + 0.05)
    return max(x, y) / min(x, y)
  }

  /// The smallest CIEDE2000 over all forms of colour vision.
  func distance(to other: Color) -> Double {
    ColorVision.allCases.map { colorDifference($0(self), $0(other)) }.min()!
  }
}

/// The smallest distance among colours.
func smallestDistance(among colors: [Color]) -> Double {
  colors.indices.flatMap { i in
    colors[(i + 1)...].map { colors[i].distance(to: $0) }
  }.min() ?? .infinity
}

/// The smallest distance of one of `colors` to one of `others`.
func smallestDistance(_ colors: [Color], to others: [Color]) -> Double {
  colors.flatMap { color in others.map { color.distance(to: $0) } }.min() ?? .infinity
}

private let luminance = [0.2126, 0.7152, 0.0722]

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
