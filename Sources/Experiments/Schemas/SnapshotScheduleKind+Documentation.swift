import Learning
import Schemas

extension SnapshotScheduleKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .every: "After every so many epochs."
    case .everySteps:
      "After every so many steps (updates): for trainings of which the first epochs matter."
    case .epochs: "After the epochs of a list."
    case .logarithmic:
      "At `count` epochs whose distances grow by a constant factor, because most happens early."
    case .adaptive:
      """
      At `count` moments between which the predictions change equally, so that the film moves at an even pace. Nothing lies \
      between two steps: where a single one changes them more than that, as the first ones may, the film jumps.
      """
    }
  }
}
