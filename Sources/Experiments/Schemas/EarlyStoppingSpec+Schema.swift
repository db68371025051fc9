import Learning
import Schemas

extension EarlyStoppingSpec {
  static let schema = Schema<EarlyStoppingSpec>(
    [
      .integer("patience", \.patience, in: patiences)
        .documented(
          """
          The epochs without a lower validation loss after which training ends. Keras's `EarlyStopping` counts the \
          same way, with 0 as its default; PyTorch has none of its own, and Lightning's counts like Keras's, with 3.
          """),
      .number("minimumChange", \.minimumChange, in: minimumChanges)
        .documented(
          """
          What a loss must be lower by than the best so far to count as better, in units of the loss: `min_delta` in \
          Keras and Lightning.
          """),
      .boolean("restoreBest", \.restoresBest)
        .documented(
          """
          Whether the run, its last snapshot and its films end with the epoch of the lowest validation loss, as with \
          Keras's `restore_best_weights`, instead of with the epoch after which training stopped. The snapshot of the \
          best epoch is kept in either case.
          """),
    ], shortForms: [.number("patience", "a number of epochs")])
}
