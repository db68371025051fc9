import CLibrary
import Numerics

/// A split that keeps the classes' shares, as scikit-learn's
/// `StratifiedShuffleSplit(n_splits=1, test_size=testCount, random_state=…)` draws it.
enum StratifiedShuffle {
  static func indices(
    of labels: [Int], classNames: [String], testCount: Int, random: inout RandomState
  ) throws(SplitError) -> (train: [Int], test: [Int]) {
    var members = [[Int]](repeating: [], count: classNames.count)
    for (index, label) in labels.enumerated() { members[label].append(index) }
    if let lone = members.indices.first(where: { members[$0].count == 1 }) {
      throw .loneClass(name: classNames[lone])
    }
    members.removeAll(where: \.isEmpty)
    let counts = members.map(\.count)
    let trainCounts = share(labels.count - testCount, among: counts, random: &random)
    let left = zip(counts, trainCounts).map { $0 - $1 }
    let testCounts = share(testCount, among: left, random: &random)
    var train: [Int] = []
    var test: [Int] = []
    for (k, samples) in members.enumerated() {
      let order = random.permutation(samples.count).map { samples[$0] }
      train += order.prefix(trainCounts[k])
      test += order[trainCounts[k]..<(trainCounts[k] + testCounts[k])]
    }
    let trainOrder = random.permutation(train.count)
    let testOrder = random.permutation(test.count)
    return (trainOrder.map { train[$0] }, testOrder.map { test[$0] })
  }

  /// How many of `draws` fall to each class: the mode of the multivariate hypergeometric distribution, ties broken at
  /// random (scikit-learn's `_approximate_mode`).
  private static func share(
    _ draws: Int, among counts: [Int], random: inout RandomState
  ) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var shares = exact.map { Int($0.rounded(.down)) }
    var missing = draws - shares.reduce(0, +)
    let rests = zip(exact, shares).map { $0 - Double($1) }
    for value in Set(rests).sorted(by: >) where missing > 0 {
      var chosen = rests.indices.filter { rests[$0] == value }
      let number = min(chosen.count, missing)
      // choice(size, replace=False) is the head of a permutation, drawn even when nothing is left to choose.
      chosen = random.permutation(chosen.count).prefix(number).map { chosen[$0] }
      for index in chosen { shares[index] += 1 }
      missing -= number
    }
    return shares
  }
}
