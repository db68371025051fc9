import JSON
import Testing

@testable import Schemas

extension Brush.Kind: DocumentedChoice {}

struct SchemaTests {
  private static var layers: Field<Brush.Paint> {
    .integer("layers", \.layers, in: 1...9)
      .only(Brush.Kind.flat).required().readLast().documented("How many coats.", default: "one")
  }

  private static var schema: Schema<Brush> {
    let gloss = Field<Brush.Paint>.number("gloss", \.gloss, in: 0...1)
    return Schema(
      kind: \.kind, start: { Brush(kind: $0) },
      [
        layers.lifted(\.paint) { $0.paint = $1 },
        gloss.lifted(\.paint) { $0.paint = $1 },
      ])
  }

  private func read(_ text: String) throws -> Brush {
    let value = try JSONParser.parse(Array(text.utf8))
    let schema = Self.schema
    let reader = try ConfigReader(value, file: "c.json", root: schema.shape(Brush()))
    return try schema.read(reader, over: Brush())
  }

  @Test func aLiftedFieldReadsAndWritesThePart() throws {
    let brush = try read(#"{ "kind": "flat", "gloss": 0.25, "layers": 3 }"#)
    #expect(brush == Brush(kind: .flat, paint: .init(layers: 3, gloss: 0.25)))
    #expect(Self.schema.tree(brush).compact == #"{ "kind": "flat", "layers": 3, "gloss": 0.25 }"#)
  }

  @Test func aLiftedFieldKeepsWhatIsNotThere() throws {
    #expect(try read(#"{ "gloss": 1 }"#) == Brush(kind: .round, paint: .init(layers: 1, gloss: 1)))
  }

  @Test func aLiftedFieldIsTheFieldInAllElse() {
    let field: Field<Brush> = Self.layers.lifted(\.paint) { $0.paint = $1 }
    #expect(field.key == "layers")
    #expect(field.kinds == ["flat"])
    #expect(field.isRequired)
    #expect(field.isReadLast)
    #expect(field.documentation == "How many coats.")
    #expect(field.defaultDocumentation == "one")
    guard case .integer(1...9) = field.shape(Brush()) else {
      Issue.record("\(field.shape(Brush()))")
      return
    }
  }

  @Test(arguments: [
    (#"{ "layers": 3 }"#, "c.json: layers: belongs to flat, and not to round"),
    (
      #"{ "kind": "flat", "layers": 0 }"#,
      "c.json: layers: 0 is out of range; it must be from 1 to 9"
    ),
    (
      #"{ "kind": "flt" }"#,
      #"c.json: kind: "flt" is not one of round, flat (did you mean "flat"?)"#
    ),
    (
      #"{ "glos": 1 }"#,
      #"c.json: glos: unknown key (did you mean "gloss"?); the keys here are kind, gloss"#
    ),
  ])
  func errorsNameTheKeyOfTheWhole(config: String, message: String) {
    let error = #expect(throws: ConfigError.self) { try read(config) }
    #expect(error?.description == message)
  }

  @Test func aStructKindHasItsOwnTexts() {
    let kind = Self.schema.shape(Brush()).kind
    #expect(kind?.fallback == "round")
    #expect(kind?.choices.map(\.name) == ["round", "flat"])
    #expect(kind?.choices.map(\.documentation) == ["A circle.", "A line across the stroke."])
  }

  @Test func aStructKindIsAShortForm() {
    let form = Self.schema.shortForms.first
    #expect(form?.name == "a kind")
    let value = JSONValue(.string("flat"), at: .init(line: 1, column: 1))
    #expect(form?.members(value)?.map(\.key) == ["kind"])
  }
}
