extension ScheduleKind {
  /// Every kind of schedule, in the order of the reference.
  public static let allCases: [ScheduleKind] = [
    constant, step, exponential, inverseTime, cosine, warmupCosine, cosineRestarts, oneCycle,
    reduceOnPlateau,
  ]

  public static let constant = ScheduleKind(Constant.self)
  public static let step = ScheduleKind(StepDecay.self)
  public static let exponential = ScheduleKind(Exponential.self)
  public static let inverseTime = ScheduleKind(InverseTime.self)
  public static let cosine = ScheduleKind(Cosine.self)
  public static let warmupCosine = ScheduleKind(WarmupCosine.self)
  public static let cosineRestarts = ScheduleKind(CosineRestarts.self)
  public static let oneCycle = ScheduleKind(OneCycle.self)
  public static let reduceOnPlateau = ScheduleKind(ReduceOnPlateau.self)
}
