import JSON

/// The keys of a config as JSON Schema, draft 2020-12 (https://json-schema.org/draft/2020-12).
package struct JSONSchema {
  /// Of every object, by a name of its own: an object that occurs twice is there once.
  private var definitions: [(name: String, tree: JSONTree)] = []

  /// - Parameter root: the keys of the config's top.
  package static func text(_ root: ObjectShape, title: String, description: String) -> String {
    var schema = JSONSchema()
    let top = schema.members(of: root)
    return JSONTree.object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("title", .string(title)),
        ("description", .string(description)),
      ] + top + [("$defs", .object(schema.definitions.map { ($0.name, $0.tree) }))]
    ).text
  }

  private typealias Members = [(String, JSONTree)]

  /// - Parameter isOpen: which kind it is without one depends on other keys, so that it may have the keys of any then.
  private mutating func members(of object: ObjectShape, isOpen: Bool = false) -> Members {
    var members: Members = [("type", .string("object"))]
    var properties: Members = []
    if let kind = object.kind {
      properties.append(
        (
          "kind",
          .object(
            Self.choices(kind.choices) + (kind.fallback.map { [("default", .string($0))] } ?? []))
        ))
    }
    let common = object.fields.filter { $0.kinds == nil }
    properties += common.map { ($0.key, property($0, kind: nil, of: object)) }
    members.append(("properties", .object(properties)))
    let required =
      (object.kind.map { $0.fallback == nil } ?? false ? ["kind"] : [])
      + common.filter(\.isRequired).map(\.key)
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    if let kind = object.kind {
      let fallback = isOpen ? nil : kind.fallback
      var branches = kind.choices.map { branch($0.name, fallback: fallback, of: object) }
      if isOpen { branches.append(openBranch(of: object)) }
      members.append(("allOf", .array(branches)))
      members.append(("unevaluatedProperties", .boolean(false)))
    } else {
      members.append(("additionalProperties", .boolean(false)))
    }
    return members
  }

  /// The keys of one kind, and the defaults that it gives to the keys of all.
  private mutating func branch(
    _ name: String, fallback: String?, of object: ObjectShape
  ) -> JSONTree {
    var condition: Members = [
      ("properties", .object([("kind", .object([("const", .string(name))]))]))
    ]
    if name != fallback { condition.append(("required", .array([.string("kind")]))) }
    var properties: Members = []
    for field in object.fields where field.kinds?.contains(name) == true {
      properties.append((field.key, property(field, kind: name, of: object)))
    }
    for field in object.fields where field.kinds == nil && field.commonDefault == nil {
      guard let value = field.defaults.first(where: { $0.kind == name })?.value else { continue }
      properties.append((field.key, .object([("default", value)])))
    }
    var consequence: Members = [("properties", .object(properties))]
    let required = object.fields.filter { $0.isRequired && $0.kinds?.contains(name) == true }
    if !required.isEmpty {
      consequence.append(("required", .array(required.map { .string($0.key) })))
    }
    return .object([("if", .object(condition)), ("then", .object(consequence))])
  }

  /// The keys of any kind, where none is named.
  private func openBranch(of object: ObjectShape) -> JSONTree {
    let keys = object.fields.filter { $0.kinds != nil }.map(\.key)
    let properties = Set(keys).sorted().map { ($0, JSONTree.boolean(true)) }
    return .object([
      ("if", .object([("not", .object([("required", .array([.string("kind")]))]))])),
      ("then", .object([("properties", .object(properties))])),
    ])
  }

  /// - Parameter kind: of the object, where the key is not one of all kinds.
  private mutating func property(
    _ field: FieldShape, kind: String?, of object: ObjectShape
  ) -> JSONTree {
    var description = field.documentation
    if let fallback = field.defaultDocumentation {
      description += (description.isEmpty ? "" : " ") + "Default: \(fallback)."
    }
    var members: Members = description.isEmpty ? [] : [("description", .string(description))]
    members += value(field.shape, name: field.key, isOpen: field.defaultDocumentation != nil)
    let value =
      kind.map { kind in field.defaults.first { $0.kind == kind }?.value }
      ?? field.commonDefault
    if let value, field.defaultDocumentation == nil, !value.isObject {
      members.append(("default", value))
    }
    return .object(members)
  }

  /// - Parameters:
  ///   - name: what an object there is called among the definitions.
  ///   - isOpen: its default kind depends on other keys.
  private mutating func value(_ shape: ValueShape, name: String, isOpen: Bool = false) -> Members {
    switch shape {
    case .any: return []
    case .boolean: return [("type", .string("boolean"))]
    case .integer(let range):
      return [("type", .string("integer"))]
        + (range.lowerBound == .min ? [] : [("minimum", .integer(range.lowerBound))])
        + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
    case .number(let range, let isAboveZero):
      return [("type", .string("number"))]
        + (isAboveZero ? [("exclusiveMinimum", .integer(0))] : [])
        + (isAboveZero || range.lowerBound.isInfinite
          ? [] : [("minimum", .number(range.lowerBound))])
        + (range.upperBound.isInfinite ? [] : [("maximum", .number(range.upperBound))])
    case .string: return [("type", .string("string"))]
    case .pattern(let pattern, _):
      return [("type", .string("string")), ("pattern", .string(pattern))]
    case .byteCount(let range):
      let size = "^([0-9]+[.]?[0-9]*|[.][0-9]+) *([kKmMgG][iI]?)?[bB]?$"
      return [
        (
          "anyOf",
          .array([
            .object(value(.integer(range), name: name)),
            .object([("type", .string("string")), ("pattern", .string(size))]),
          ])
        )
      ]
    case .choice(let choices): return Self.choices(choices)
    case .list(let entry, let count):
      return [
        ("type", .string("array")), ("items", .object(value(entry, name: name))),
        ("minItems", .integer(count.lowerBound)), ("maxItems", .integer(count.upperBound)),
      ]
    case .either(let shapes):
      return [("anyOf", .array(shapes.map { .object(value($0, name: name)) }))]
    case .object(let object):
      return [("$ref", .string(reference(to: object, name: name, isOpen: isOpen)))]
    case .dictionary(let keys, _, let entry):
      return [("type", .string("object"))]
        + (keys.map { [("propertyNames", .object([("pattern", .string($0))]))] } ?? [])
        + [("additionalProperties", .object(value(entry, name: name)))]
    }
  }

  /// Defines an object with the values that stand for it.
  private mutating func reference(
    to object: ObjectShape, name: String, isOpen: Bool
  ) -> String {
    var tree = JSONTree.object(members(of: object, isOpen: isOpen))
    if !object.shortForms.isEmpty {
      let forms = object.shortForms.map { JSONTree.object(value($0.shape, name: name)) }
      tree = .object([("anyOf", .array([tree] + forms))])
    }
    if let known = definitions.first(where: { $0.tree == tree }) { return "#/$defs/\(known.name)" }
    var own = name
    var number = 2
    while definitions.contains(where: { $0.name == own }) {
      own = "\(name)\(number)"
      number += 1
    }
    definitions.append((own, tree))
    return "#/$defs/\(own)"
  }

  private static func choices(_ choices: [ChoiceShape]) -> Members {
    let texts = choices.map { JSONTree.string($0.documentation) }
    return [("enum", .array(choices.map { .string($0.name) }))]
      // Editors show it; others pass over it.
      + (choices.contains { !$0.documentation.isEmpty }
        ? [("markdownEnumDescriptions", .array(texts))] : [])
  }
}

extension JSONTree {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
