/// The shape that stands for a letter which no font has: the first of the project's font, an empty box.
struct MissingBox: Sendable {
  let typeface: Typeface
  /// In ems.
  let width: Double
}
