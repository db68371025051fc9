import JSON
import Schemas

/// What surrounds an image before a window slides over it.
enum ImagePadding: Sendable, Equatable {
  /// As much as keeps the image's size; of an odd sum the larger half is below and to the right, as in PyTorch.
  case same
  case valid
  case each(HeightWidth)

  static let sizes = 0...255

  static func field<Spec>(
    _ path: WritableKeyPath<Spec, ImagePadding> & Sendable
  ) -> Field<Spec> {
    Field(
      "padding",
      shape: .either([
        .choice([
          ChoiceShape(name: "same", documentation: "as much as keeps the image's size"),
          ChoiceShape(name: "valid", documentation: "none"),
        ]), Field<Spec>.heightWidthShape(sizes),
      ])
    ) { reader, spec throws(ConfigError) in
      guard let value = reader["padding"] else { return }
      switch value.content {
      case .string("same"): spec[keyPath: path] = .same
      case .string("valid"): spec[keyPath: path] = .valid
      case .integer, .number, .array:
        if let size = try HeightWidth(reader, "padding", in: sizes) {
          spec[keyPath: path] = .each(size)
        }
      default:
        throw reader.error(
          "padding",
          "expected \"same\", \"valid\", a whole number or [height, width], found \(value.summary)")
      }
    } tree: {
      switch $0[keyPath: path] {
      case .same: .string("same")
      case .valid: .string("valid")
      case .each(let size): size.tree
      }
    }
    .documented(
      """
      The zeros around the image: a number of rows and columns on each side, [height, width], `"valid"` for none, or \
      `"same"` for as many as keep the image's size, of an odd sum the larger half below and to the right; as PyTorch's \
      `padding`. `"same"` needs a stride of 1. Default 0.
      """)
  }
}
