import Schemas

extension ActivationLines {
  private static let mostSamples = 100_000

  package static var fields: [Field<Options>] {
    [
      PlaneSpec.field(\.plane),
      SampleSelection.field(
        \.samples, most: mostSamples, expected: "the index of a test sample, from 0"
      ).documented(
        """
        The test samples that the film steps through: how many, from the first on, or a list of their indices in the \
        test set, from 0, in the order of the film. When there are fewer, all.
        """),
      .choice("sampleOrder", \.sampleOrder).documented(
        """
        The order of the samples where `samples` is a number: `path` goes a short round trip, from each to one near \
        it, and `data` takes them as they are in the test set. A list of samples keeps its own order.
        """),
    ]
  }
}
