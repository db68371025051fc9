import CLibrary

/// A fixed parallel projection of space onto the picture, seen from above and aside, so that all three axes show.
package struct OrthographicView: Sendable {
  private let right: (Double, Double, Double)
  private let up: (Double, Double, Double)
  /// From the scene towards the eye.
  private let toward: (Double, Double, Double)

  /// - Parameters:
  ///   - azimuth: turn of the eye about the third axis, in degrees.
  ///   - elevation: of the eye above the plane of the first two axes, in degrees.
  package init(azimuth: Double = -58, elevation: Double = 24) {
    let (a, e) = (azimuth * .pi / 180, elevation * .pi / 180)
    right = (-sin(a), cos(a), 0)
    up = (-sin(e) * cos(a), -sin(e) * sin(a), cos(e))
    toward = (cos(e) * cos(a), cos(e) * sin(a), sin(e))
  }

  /// The place in the picture plane, y **up**, in the units of space.
  package func project(_ p: SIMD3<Double>) -> Point {
    Point(
      p.x * right.0 + p.y * right.1 + p.z * right.2, p.x * up.0 + p.y * up.1 + p.z * up.2)
  }

  /// How near the eye a point is; larger is nearer.
  package func depth(_ p: SIMD3<Double>) -> Double {
    p.x * toward.0 + p.y * toward.1 + p.z * toward.2
  }

  /// From space to the picture: `middle` is seen at `center`, and a unit of space is `size` long.
  package func projector(
    about middle: SIMD3<Double>, at center: Point, size: Double
  ) -> (SIMD3<Double>) -> Point {
    { place in
      let p = self.project(place - middle)
      return Point(center.x + p.x * size, center.y - p.y * size)
    }
  }
}
