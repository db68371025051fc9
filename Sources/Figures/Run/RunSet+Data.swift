/// Whether runs can share axes.
extension RunSet {
  /// - Throws: what `check` throws of a run, with its label where there are several.
  func checkFacts(_ check: (RunFacts) throws -> Void) throws {
    for member in members {
      do {
        try check(member.run.facts())
      } catch let error as FigureError {
        if isSingle { throw error }
        throw ComparisonError.unsuitable(run: member.label, error)
      }
    }
  }

  /// - Throws: `ComparisonError.differentData` for the first run whose samples have other columns or classes than the first, or are
  ///   of another data set, unless axes are said to be shared.
  func checkData() throws(ComparisonError) {
    guard axes != .own, let first = members.first else { return }
    for member in members.dropFirst() {
      if let what = Self.difference(first.run, member.run) {
        throw .differentData(first.label, member.label, what: what)
      }
      if axes == nil, let one = first.dataset, let other = member.dataset, one != other {
        throw .differentData(first.label, member.label, what: "\(one) and \(other)")
      }
    }
  }

  private static func difference(_ a: Run, _ b: Run) -> String? {
    func list(_ names: [String]) -> String {
      names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " …" : "")
    }
    if a.featureNames != b.featureNames {
      return "columns \(list(a.featureNames)) and \(list(b.featureNames))"
    }
    if a.classNames.isEmpty != b.classNames.isEmpty { return "classes and numbers to be predicted" }
    if a.classNames != b.classNames {
      return "classes \(list(a.classNames)) and \(list(b.classNames))"
    }
    if a.targetName != b.targetName { return "targets \(a.targetName) and \(b.targetName)" }
    return nil
  }
}
