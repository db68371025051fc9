extension DatasetKind {
  /// Every kind of data that is drawn, in the order of the reference.
  public static let allCases: [DatasetKind] = [
    DatasetKind(Moons.self), DatasetKind(Circles.self), DatasetKind(Blobs.self),
    DatasetKind(GaussianQuantiles.self), DatasetKind(Flower.self), DatasetKind(Spiral.self),
    DatasetKind(PlaygroundCircle.self), DatasetKind(PlaygroundXor.self),
    DatasetKind(PlaygroundGauss.self), DatasetKind(PlaygroundSpiral.self),
    DatasetKind(Checkerboard.self), DatasetKind(Parabolas.self), DatasetKind(Xor.self),
    DatasetKind(PlaygroundPlane.self), DatasetKind(PlaygroundHills.self), DatasetKind(Sine.self),
    DatasetKind(SwissRoll.self),
    DatasetKind(Shapes.self), DatasetKind(Digits.self),
  ]
}
