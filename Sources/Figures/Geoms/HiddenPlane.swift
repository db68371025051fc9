import Graphics
import Plots

/// A hidden space of two units: the picture's own axes.
struct HiddenPlane: Geom {
  let scene: HiddenScene
  let x: ScaleID
  let y: ScaleID

  var extents: [ScaleID: Extent] {
    [x: Extent(scene.basis.bounds[0]), y: Extent(scene.basis.bounds[1])]
  }

  func drawing(in panel: Panel) -> Drawing {
    let scene = scene
    return Drawing { frame in
      let state = try scene.state(frame)
      func position(_ place: SIMD3<Double>) -> Point { panel.position(place.x, place.y) }
      let mesh = panel.stroke(HiddenScene.meshPen)
      var marks: [Mark] = state.mesh.map { .path(Path(through: $0.map(position)), stroke: mesh) }
      let cut = panel.stroke(HiddenScene.cutPen)
      switch state.cut {
      case .none: break
      case .curves(let curves):
        marks += curves.map { .path(Path(through: $0.map(position)), stroke: cut) }
      case .plane(let normal, let offset):
        if let (start, end) = LineClipping.segment(
          a: normal.x, b: normal.y, c: offset, x: panel.xScale.domain, y: panel.yScale.domain)
        {
          marks.append(
            .path(.line(from: panel.position(start), to: panel.position(end)), stroke: cut))
        }
      }
      return marks
        + scene.symbols(Array(state.points.indices), panel) { position(state.points[$0]) }
    }
  }
}
