import JSON
import Schemas

extension PlaneSpec {
  /// The key `plane` of figures that show one.
  static func field<Options>(_ path: WritableKeyPath<Options, PlaneSpec> & Sendable) -> Field<
    Options
  > {
    .object("plane", path, schema).documented(
      """
      The plane that is shown, for samples of more than two columns. `columns` is that of two of them, `x` and `y`, with the \
      others at fixed values; `components` is the one along which the training samples, each column measured in its \
      standard deviations, spread most.
      """)
  }

  private static let schema = Schema<PlaneSpec>(
    kind: \.kind, start: { PlaneSpec($0) },
    [
      .optionalString("x", \.x).only(Kind.columns).documented(
        "The name of the column across.", default: "the first"),
      .optionalString("y", \.y).only(Kind.columns).documented(
        "The name of the column upwards.", default: "the second"),
      Field(
        "others",
        shape: .either([
          .choice([
            ChoiceShape(
              name: "mean", documentation: "each at its mean over the training samples")
          ]),
          .dictionary(
            keys: nil, text: "a column's name",
            .number(-Double.infinity ... .infinity, isAboveZero: false)),
        ]), read: readOthers,
        tree: { spec in
          spec.others.isEmpty
            ? .string("mean")
            : .object(spec.others.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
        }
      ).only(Kind.columns).documented(
        """
        Where the other columns are: `"mean"`, or an object of values by the columns' names; those that it does not name \
        are at their mean over the training samples.
        """),
    ])

  private static func readOthers(
    _ reader: ConfigReader, _ spec: inout PlaneSpec
  ) throws(ConfigError) {
    guard let value = reader["others"] else { return }
    switch value.content {
    case .string("mean"): spec.others = [:]
    case .object(let members):
      spec.others = [:]
      for member in members {
        guard let number = ConfigReader.number(member.value) else {
          throw reader.error(
            "others.\(member.key)", "expected a number, found \(member.value.summary)")
        }
        spec.others[member.key] = number
      }
    default:
      throw reader.error(
        "others", "expected \"mean\" or an object of numbers, found \(value.summary)")
    }
  }
}

extension PlaneSpec.Kind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .columns: "two columns of the samples"
    case .components: "the two principal components of the training samples"
    }
  }
}
