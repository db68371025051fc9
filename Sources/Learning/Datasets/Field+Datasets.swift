import Schemas

/// Keys that several kinds of data have.
extension Field {
  static func samples(_ path: WritableKeyPath<Spec, Int>) -> Field {
    integer("samples", path, in: 2...1_000_000)
      .documented("How many samples are drawn, for all parts together.")
  }

  static func noise(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("noise", path, in: 0...10)
      .documented(
        """
        A standard deviation: of what is added to each coordinate; with `flower` to the angle and to the radius, with \
        `spiral` to the angle, and with `sine` to the value.
        """)
  }

  static func playgroundNoise(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("noise", path, in: 0...0.5)
      .documented(
        """
        The playground's slider from 0 to 50, divided by 100: what is added to each coordinate is uniform from −r · \
        `noise` to r · `noise`, with r = 5 for circle and exclusive or, 1 for the spiral, and 6 for numbers. Class and \
        value are those of the moved point. For the Gaussians it widens their variance.
        """)
  }

  /// How many classes there are; 2...100.
  static func classes(_ path: WritableKeyPath<Spec, Int>) -> Field {
    integer("classes", path, in: classCounts).documented(classesDocumentation)
  }

  static var classCounts: ClosedRange<Int> { 2...100 }

  static var classesDocumentation: String {
    """
    How many classes there are. `blobs` with fewer classes than `centers` give centre k the class k mod `classes`; \
    without the key they have a class for each centre.
    """
  }
}
