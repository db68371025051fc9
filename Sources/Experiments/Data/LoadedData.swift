import Learning

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
}
