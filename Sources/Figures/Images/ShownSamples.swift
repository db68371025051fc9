import Formatting
import JSON
import Schemas

/// Which samples a figure of images shows.
package struct ShownSamples: Sendable, Equatable {
  /// `nil` for the test samples, or those of training where there are none.
  var part: DataPart?
  var samples: SampleSelection

  init(_ count: Int) { samples = .first(count) }

  func part(of run: Run) -> DataPart { part ?? (run.test.inputs.isEmpty ? .train : .test) }

  /// - Throws: where the part has no samples, or none of an index.
  func check(_ kind: String, _ facts: RunFacts) throws(FigureError) {
    let part = part ?? (facts.testCount == 0 ? .train : .test)
    let count =
      switch part {
      case .test: facts.testCount
      case .validation: facts.validationCount
      case .train: facts.trainingCount
      }
    let word = part.rawValue
    if count == 0 {
      throw .needs(
        kind,
        self.part == nil
          ? "samples, and there are none"
          : "\(word) samples for \"part\": \"\(word)\", and there are none")
    }
    if case .indices(let indices) = samples,
      let entry = indices.firstIndex(where: { $0 >= count })
    {
      throw .noSample(
        entry: entry, index: indices[entry], count: count, part: part.part.rawValue)
    }
  }

  /// Those of a run with their indices in its part.
  func chosen(of run: Run) -> (samples: Samples, indices: [Int]) {
    let all = part(of: run).samples(of: run)
    let indices = samples.indices(among: all.inputs.count)
    return (all.at(indices), indices)
  }

  /// - Parameter most: so many samples have room; it is in the text, since equal texts are one key of all kinds.
  static func fields<Options>(
    _ path: WritableKeyPath<Options, ShownSamples>, most: Int
  ) -> [Field<Options>] {
    [
      .optionalChoice("part", path.appending(path: \.part)).documented(
        "The samples that are shown.", default: "`test` where there are test samples, else `train`"),
      SampleSelection.field(
        path.appending(path: \.samples), most: most,
        expected: "the index of a sample, from 0"
      ).documented(
        """
        How many samples of the part are shown, from the first on, or a list of their indices in it, from 0. When there are \
        fewer, all; at most \(Numerals.grouped(most)).
        """),
    ]
  }
}
