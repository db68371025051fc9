import Graphics

/// The picture of a hidden space: what is around the data, and the way from coordinates to pixels.
protocol HiddenStage: Sendable {
  /// What stays over the film and is behind the data.
  func backdrop() -> [Mark]
  /// What is painted over the data in each frame.
  func foreground() -> [Mark]
  var clip: Rect { get }
  func position(_ place: SIMD3<Double>) -> Point
  /// The indices of the places behind the cut and of those before it, as the eye sees them.
  func split(_ places: [SIMD3<Double>], by cut: HiddenCoordinates.Cut) -> ([Int], [Int])
  func cutMarks(_ cut: HiddenCoordinates.Cut, stroke: Stroke) -> [Mark]
}

extension HiddenStage {
  /// Curves as they are; a plane is the stage's own affair.
  func curveMarks(_ curves: [[SIMD3<Double>]], stroke: Stroke) -> [Mark] {
    curves.map { .path(Path(through: $0.map(position)), stroke: stroke) }
  }
}
