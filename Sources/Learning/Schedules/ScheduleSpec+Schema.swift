import Config

extension ScheduleSpec {
  package static var schema: Schema<ScheduleSpec> {
    func fields<Options: ScheduleOptions>(_ type: Options.Type) -> [Field<ScheduleSpec>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0.options = $1
        }
      }
    }
    return Schema(
      kind: \.kind, start: { ScheduleSpec(kind: $0) },
      Field.merged(
        ScheduleKind.allCases.map { ($0.rawValue, fields($0.type)) }, kind: { $0.kind.rawValue }))
  }

  package static let documentation =
    "How the learning rate changes with time t; η₀ is the optimiser's `learningRate`."
}
