import Foundation

/// A colour in CIELAB.
struct Lab {
  let lightness: Double
  let a: Double
  let b: Double
}

/// CIEDE2000 with all weights 1, by G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula", 2005.
func colorDifference(_ x: Lab, _ y: Lab) -> Double {
  let saturation = pow7Share((hypot(x.a, x.b) + hypot(y.a, y.b)) / 2)
  let stretch = 1 + 0.5 * (1 - saturation)
  let (chromaX, hueX) = polar(x.a * stretch, x.b)
  let (chromaY, hueY) = polar(y.a * stretch, y.b)
  let isGrey = chromaX * chromaY == 0

  var turn = isGrey ? 0 : hueY - hueX
  if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
  var hue = (hueX + hueY) / 2
  if isGrey { hue *= 2 } else if abs(hueX - hueY) > 180 { hue += hue < 180 ? 180 : -180 }

  let lightness = (x.lightness + y.lightness) / 2
  let chroma = (chromaX + chromaY) / 2
  let t =
    1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6)
    - 0.20 * cosine(4 * hue - 63)
  let square = (lightness - 50) * (lightness - 50)
  let lightnessStep =
    (y.lightness - x.lightness) / (1 + 0.015 * square / (20 + square).squareRoot())
  let chromaStep = (chromaY - chromaX) / (1 + 0.045 * chroma)
  let hueStep =
    2 * (chromaX * chromaY).squareRoot() * sine(turn / 2) / (1 + 0.015 * chroma * t)
  let blue = (hue - 275) / 25
  let rotation = -2 * pow7Share(chroma) * sine(60 * exp(-blue * blue))
  return
    (lightnessStep * lightnessStep + chromaStep * chromaStep + hueStep * hueStep
    + rotation * chromaStep * hueStep).squareRoot()
}

private func pow7Share(_ chroma: Double) -> Double {
  let power = pow(chroma, 7)
  return (power / (power + pow(25, 7))).squareRoot()
}

private func polar(_ a: Double, _ b: Double) -> (chroma: Double, hue: Double) {
  let hue = atan2(b, a) * 180 / .pi
  return (hypot(a, b), hue < 0 ? hue + 360 : hue)
}

private func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
private func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
