import Learning

extension OptimizerSpec {
  static var schema: Schema<OptimizerSpec> {
    Schema(
      kind: \.kind, start: { OptimizerSpec(kind: $0) },
      [
        .number("learningRate", \.learningRate, in: learningRates, isAboveZero: true),
        .number("momentum", \.momentum, in: rates).only(OptimizerKind.momentum, .nesterov),
        .number("decay", \.decay, in: rates).only(OptimizerKind.rmsprop),
        .number("beta1", \.beta1, in: rates).only(OptimizerKind.adam, .adamW),
        .number("beta2", \.beta2, in: rates).only(OptimizerKind.adam, .adamW),
        .number("epsilon", \.epsilon, in: epsilons)
          .only(OptimizerKind.adagrad, .rmsprop, .adam, .adamW),
        .number("weightDecay", \.weightDecay, in: weightDecays),
      ])
  }
}

extension Regularization {
  static var schema: Schema<Regularization> {
    Schema([
      .number("l1", \.l1, in: strengths),
      .number("l2", \.l2, in: strengths),
    ])
  }
}

extension ScheduleSpec {
  static var schema: Schema<ScheduleSpec> {
    Schema(
      kind: \.kind, start: { ScheduleSpec(kind: $0) },
      [
        .choice("unit", \.unit)
          .only(ScheduleKind.step, .exponential, .inverseTime, .cosine, .warmupCosine),
        .number("factor", \.factor, in: factors, isAboveZero: true)
          .only(ScheduleKind.step, .exponential),
        .integer("interval", \.interval, in: intervals).only(ScheduleKind.step),
        .number("decay", \.decay, in: decays).only(ScheduleKind.inverseTime),
        .integer("warmup", \.warmup, in: intervals).only(ScheduleKind.warmupCosine),
        .optionalInteger("period", \.period, in: intervals)
          .only(ScheduleKind.cosine, .warmupCosine),
        .number("final", \.final, in: finals).only(ScheduleKind.cosine, .warmupCosine),
      ])
  }
}

extension EarlyStoppingSpec {
  static var schema: Schema<EarlyStoppingSpec> {
    Schema(
      [
        .integer("patience", \.patience, in: patiences),
        .number("minimumChange", \.minimumChange, in: minimumChanges),
      ], shortForms: [.number("patience", "a number of epochs")])
  }
}
