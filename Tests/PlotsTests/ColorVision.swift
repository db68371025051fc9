import Foundation
import Graphics

/// A form of colour vision, as a simulation on linear RGB.
///
/// Protan, deutan and tritan by G. M. Machado et al. 2009, severity 1; tritan also by H. Brettel et al. 1997 in the form
/// of libDaltonLens.
enum ColorVision: String, CaseIterable {
  case normal, protan, deutan, tritan, tritanBrettel

  /// What is seen of a colour.
  func callAsFunction(_ color: Color) -> Lab {
    let linear = color.linear
    let seen = matrix(linear).map { row in min(max(dot(row, linear), 0), 1) }
    func curve(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = curve(dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047)
    let y = curve(dot([0.2126729, 0.7151522, 0.0721750], seen))
    let z = curve(dot([0.0193339, 0.1191920, 0.9503041], seen) / 1.08883)
    return Lab(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
  }

  private func matrix(_ linear: [Double]) -> [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    case .tritanBrettel:
      // Two half planes, which meet in the greys.
      dot([0.03901, -0.02788, -0.01113], linear) >= 0
        ? [
          [1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.80500, 0.11911],
        ]
        : [
          [0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.12320], [-0.37562, 1.12767, 0.24796],
        ]
    }
  }
}
