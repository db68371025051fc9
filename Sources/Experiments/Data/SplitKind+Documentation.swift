import Learning
import Schemas

extension SplitKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .stratified:
      """
      Every part keeps the classes' shares, as scikit-learn's `train_test_split(stratify=y)` with the `seed` as its \
      `random_state`. Without classes as `shuffled`.
      """
    case .shuffled: "As scikit-learn's `train_test_split` without `stratify`."
    }
  }
}
