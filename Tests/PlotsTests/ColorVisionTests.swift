import Foundation
import Graphics
import Testing

/// The measure by which the palettes are tested, against other programs' numbers and the published ones.
struct ColorVisionTests {
  /// Lab, Lab, CIEDE2000: table 1 of Sharma et al. 2005.
  private static let published: [[Double]] = [
    [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
    [50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615],
    [50, 2.8361, -74.02, 50, 0, -82.7485, 3.4412],
    [50, -1.3802, -84.2814, 50, 0, -82.7485, 1],
    [50, -1.1848, -84.8006, 50, 0, -82.7485, 1],
    [50, -0.9009, -85.5211, 50, 0, -82.7485, 1],
    [50, 0, 0, 50, -1, 2, 2.3669],
    [50, -1, 2, 50, 0, 0, 2.3669],
    [50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792],
    [50, 2.49, -0.001, 50, -2.49, 0.001, 7.1792],
    [50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195],
    [50, 2.49, -0.001, 50, -2.49, 0.0012, 7.2195],
    [50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045],
    [50, -0.001, 2.49, 50, 0.001, -2.49, 4.8045],
    [50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461],
    [50, 2.5, 0, 50, 0, -2.5, 4.3065],
    [50, 2.5, 0, 73, 25, -18, 27.1492],
    [50, 2.5, 0, 61, -5, 29, 22.8977],
    [50, 2.5, 0, 56, -27, -3, 31.903],
    [50, 2.5, 0, 58, 24, 15, 19.4535],
    [50, 2.5, 0, 50, 3.1736, 0.5854, 1],
    [50, 2.5, 0, 50, 3.2972, 0, 1],
    [50, 2.5, 0, 50, 1.8634, 0.5757, 1],
    [50, 2.5, 0, 50, 3.2592, 0.335, 1],
    [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
    [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.263],
    [61.2901, 3.7196, -5.3901, 61.4292, 2.248, -4.962, 1.8731],
    [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
    [22.7233, 20.0904, -46.694, 23.0331, 14.973, -42.5619, 2.0373],
    [36.4612, 47.858, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
    [90.8027, -2.0831, 1.441, 91.1528, -1.6435, 0.0447, 1.4441],
    [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
    [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
    [2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082],
  ]

  @Test func differencesAreThePublishedOnes() {
    for row in Self.published {
      let x = Lab(lightness: row[0], a: row[1], b: row[2])
      let y = Lab(lightness: row[3], a: row[4], b: row[5])
      #expect(abs(colorDifference(x, y) - row[6]) < 6e-5, "\(row)")
      #expect(abs(colorDifference(y, x) - row[6]) < 6e-5, "\(row) in reverse")
    }
  }

  /// `Reference/color_vision.json`: by colour-science, and Brettel's tritan by daltonlens.
  private struct Reference: Decodable {
    let colors: [[Int]]
    let seen: [String: [[Double]]]
    let distances: [Double]
  }

  private func reference() throws -> Reference {
    let url = try #require(
      Bundle.module.url(
        forResource: "color_vision", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  @Test func simulationsAreThoseOfOtherPrograms() throws {
    let reference = try reference()
    for vision in ColorVision.allCases {
      let expected = try #require(reference.seen[vision.rawValue])
      for (color, lab) in zip(reference.colors, expected) {
        let seen = vision(Self.color(color))
        let difference = colorDifference(seen, Lab(lightness: lab[0], a: lab[1], b: lab[2]))
        // The two programs project on slightly different half planes in Brettel's method.
        #expect(difference < (vision == .tritanBrettel ? 1.5 : 1e-3), "\(vision) \(color)")
      }
    }
  }

  @Test func differencesAreThoseOfAnotherProgram() throws {
    let reference = try reference()
    let seen = reference.colors.map { ColorVision.normal(Self.color($0)) }
    for (index, expected) in reference.distances.enumerated() {
      #expect(abs(colorDifference(seen[index], seen[index + 1]) - expected) < 1e-4)
    }
  }

  @Test func contrastIsOneToTwentyOne() {
    #expect(abs(Color.black.contrast(to: .white) - 21) < 1e-9)
    #expect(abs(Color(0x777777).contrast(to: .white) - 4.48) < 0.005)
  }

  private static func color(_ bytes: [Int]) -> Color {
    Color(UInt32(bytes[0] << 16 | bytes[1] << 8 | bytes[2]))
  }
}
