import Schemas

extension ScheduleSpec {
  package static let schema = Schema<ScheduleSpec>(
    kind: \.kind, start: { ScheduleSpec(kind: $0) },
    Field.ofKinds(ScheduleKind.allCases.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any ScheduleOptions { $0.options = options }
    })

  package static let documentation =
    "How the learning rate changes with time t; η₀ is the optimiser's `learningRate`."
}
