import Schemas

extension Experiment {
  /// The keys that make several runs of a config; `Sweep` reads them.
  static var sweepFields: [Field<Experiment>] {
    [
      unread("sweep", .either([.list(.any, count: 1...1000), .any])).documented(
        """
        Several runs of one config: an object whose keys are key paths, like `"training.optimizer.learningRate"`, and \
        whose values are lists of what they are in turn. Several keys in an object give all combinations; `"zip": { … }` \
        holds lists of one length, whose values go together; several objects in a list give all that each of them gives. \
        `{ "from": 1e-4, "to": 1e-1, "count": 4, "scale": "log" }` stands for a list of numbers, evenly spaced over their \
        logarithm, or `linear`. A run is known by all that decides its training: what is trained already, in this sweep or \
        another one, is not trained again.
        """, default: "one run"),
      unread("runs", .list(.any, count: 1...10_000)).documented(
        """
        Named runs: objects with a `name` and key paths with their values, like \
        `{ "name": "He", "network.initializer": "heNormal" }`. With a `sweep`, each of them is combined with each of its runs.
        """, default: "one run"),
      Field(
        "search", shape: .object(SweepSearch.schema.shape(SweepSearch())), read: { _, _ in },
        tree: { _ in nil }
      ).documented(
        "How a sweep looks for good values.", default: "all runs are trained to their end"),
    ]
  }

  private static func unread(_ key: String, _ shape: ValueShape) -> Field<Experiment> {
    Field(key, shape: shape, read: { _, _ in }, tree: { _ in nil })
  }
}
