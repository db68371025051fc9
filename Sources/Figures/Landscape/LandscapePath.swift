import Graphics
import Learning
import Plots
import Predictions

/// The way of a run's parameters as a plane sees it.
struct LandscapePath: Sendable {
  /// A recorded moment.
  struct Step: Sendable, Equatable {
    let epoch: Double
    /// The nearest point of the plane; not finite for parameters that are not.
    let position: Point
    /// Of the network as it was.
    let loss: Double
    /// Of the plane at the nearest point.
    let planeLoss: Double

    /// How far the picture is from the truth; NaN where one of the losses is none.
    var gap: Double { abs(loss - planeLoss) }
  }

  let label: String
  let steps: [Step]

  /// - Throws: when a network can no longer be read.
  init(
    _ run: Run, label: String, on plane: ParameterPlane, surface: LossSurface, survey: any Survey
  ) throws {
    self.label = label
    steps = try survey.map(count: run.moments.count) { index in
      let network = try run.moments[index].predictor().network
      let (x, y) = plane.coordinates(of: network.point.map(Double.init))
      return Step(
        epoch: run.moments[index].time.epoch, position: Point(x, y),
        loss: surface.value(of: network), planeLoss: surface.values(on: plane, at: [(x, y)])[0])
    }
  }
}
