import Graphics
import Plots
import Predictions

/// The plane coloured by predicted class, stronger where the network is surer.
struct ClassRegions: Geom {
  let subject: Subject
  let plane: Plane
  let classCount: Int

  func drawing(in panel: Panel) throws -> Drawing {
    let last = try subject.run.lastPredictor()
    let grid = panel.lattice(numbersPerNode: last.network.outputCount)
    let lattice = PlaneLattice(plane, grid, last)
    let shading = ClassShading(theme: panel.theme, classCount: classCount)
    let (subject, rect) = (subject, panel.rect)
    return Drawing(coversPanel: true) { frame in
      let field = try subject.classes(on: lattice, frame)
      return [.image(shading.image(of: field.probabilities, grid, in: rect))]
    }
  }
}
