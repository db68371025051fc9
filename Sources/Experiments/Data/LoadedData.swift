import JSON
import Learning
import Schemas

/// What files hold.
struct LoadedData: Sendable, Equatable {
  /// All samples but those of test files.
  var data: Dataset
  /// What test files hold.
  var test: Dataset?
  /// Of what each of the files says, in their order.
  var hashes: [String]
  /// What a user should know of how they were read.
  var notes: [String] = []

  init(_ data: Dataset, test: Dataset? = nil, hashes: [String]) {
    self.data = data
    self.test = test
    self.hashes = hashes
  }

  /// Keeps the chosen classes alone.
  ///
  /// - Parameter dataset: for messages.
  mutating func choose(
    _ selection: ClassSelection, _ dataset: ConfigReader
  ) throws(ConfigError) {
    if selection.isEmpty { return }
    try selection.check(among: data.classNames, dataset)
    data = data.choosing(selection)
    test = test?.choosing(selection)
    let present = Set(data.labels)
    guard let missing = data.classNames.indices.first(where: { !present.contains($0) }) else {
      return
    }
    throw dataset.error(
      "classes", "\(JSONTree.excerpt(data.classNames[missing])) has no samples to train with")
  }
}
