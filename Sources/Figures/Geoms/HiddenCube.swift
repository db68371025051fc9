import CLibrary
import Graphics
import Plots

/// A hidden space of three dimensions: a cube that turns slowly, with shadows of the samples on its floor.
struct HiddenCube: Geom {
  let scene: HiddenScene
  /// How far the camera sways to each side over the film, in degrees.
  let sway: Double

  /// So many layers of depth are told apart.
  private static let slabs = 6

  func drawing(in panel: Panel) -> Drawing {
    let (scene, sway) = (scene, sway)
    let box = CubeBox(scene.basis.bounds)
    let size = box.pixelsPerUnit(in: panel, sway: sway)
    let still =
      sway == 0 ? box.marks(Self.view(0), names: scene.basis.names, size: size, panel) : []
    return Drawing(fixed: still, isClipped: false) { frame in
      let azimuth = sway * sin(2 * .pi * frame.instant.turn)
      let view = Self.view(azimuth)
      let state = try scene.state(frame)
      let projector = box.projector(view, size: size, panel)
      var marks =
        sway == 0 ? [] : box.marks(view, names: scene.basis.names, size: size, panel)
      marks += [
        .symbols(
          Symbols(
            .circle, radius: 2.2 * panel.symbolUnit, fill: panel.color(Ink(.text, opacity: 0.13)),
            positions: state.points.map { projector(SIMD3($0.x, $0.y, box.low.z)) }
              .filter(\.isFinite)))
      ]
      let mesh = panel.stroke(HiddenScene.meshPen)
      marks += state.mesh.map { .path(Path(through: $0.map(projector)), stroke: mesh) }
      let (behind, before) = Self.split(state, view)
      for slab in Self.layers(behind, state.points, view) {
        marks += scene.symbols(slab, panel) { projector(state.points[$0]) }
      }
      marks += Self.cutMarks(state.cut, box, projector, panel)
      for slab in Self.layers(before, state.points, view) {
        marks += scene.symbols(slab, panel) { projector(state.points[$0]) }
      }
      return [.clipped(panel.rect.inset(by: -30 * panel.unit), marks)]
    }
  }

  static func view(_ azimuth: Double) -> OrthographicView {
    OrthographicView(azimuth: -58 + azimuth)
  }

  /// The indices of the points behind the cut and of those before it, as the eye sees them.
  static func split(
    _ state: HiddenScene.State, _ view: OrthographicView
  ) -> (behind: [Int], before: [Int]) {
    guard case .plane(let normal, let offset) = state.cut else {
      return (Array(state.points.indices), [])
    }
    let facesEye = view.depth(normal) > 0
    func isNear(_ index: Int) -> Bool {
      ((state.points[index] * normal).sum() + offset > 0) == facesEye
    }
    return (
      state.points.indices.filter { !isNear($0) }, state.points.indices.filter(isNear)
    )
  }

  /// Points from far to near in a few layers, within which symbols of one kind stay together.
  private static func layers(
    _ chosen: [Int], _ points: [SIMD3<Double>], _ view: OrthographicView
  ) -> [[Int]] {
    let depths = chosen.map { view.depth(points[$0]) }
    let extent = Extent(depths)
    guard let range = extent.range, range.upperBound > range.lowerBound else { return [chosen] }
    var result = Array(repeating: [Int](), count: slabs)
    for (index, depth) in zip(chosen, depths) where depth.isFinite {
      let share = (depth - range.lowerBound) / (range.upperBound - range.lowerBound)
      result[min(slabs - 1, Int(share * Double(slabs)))].append(index)
    }
    return result
  }

  private static func cutMarks(
    _ cut: HiddenScene.Cut, _ box: CubeBox, _ projector: (SIMD3<Double>) -> Point, _ panel: Panel
  ) -> [Mark] {
    let stroke = panel.stroke(HiddenScene.cutPen)
    switch cut {
    case .none: return []
    case .curves(let curves):
      return curves.map { .path(Path(through: $0.map(projector)), stroke: stroke) }
    case .plane(let normal, let offset):
      let corners = box.section(normal, offset).map(projector)
      guard corners.count >= 3 else { return [] }
      let outline = Path(through: CubeBox.ordered(corners), closed: true)
      return [.path(outline, fill: stroke.color.opacity(0.13), stroke: stroke)]
    }
  }
}
