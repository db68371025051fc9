import Config
import Learning

extension ScheduleSpec {
  static var schema: Schema<ScheduleSpec> {
    let cosines: [ScheduleKind] = [.cosine, .warmupCosine, .cosineRestarts]
    return Schema(
      kind: \.kind, start: { ScheduleSpec(kind: $0) },
      [
        .choice("unit", \.unit)
          .only([.step, .exponential, .inverseTime, .oneCycle] + cosines)
          .documented(
            """
            What t and the lengths count, from 0: `epochs`, or `steps`, which are updates. Default `epochs`, but `steps` \
            for `oneCycle`.
            """),
        .number("factor", \.factor, in: factors, isAboveZero: true)
          .only(ScheduleKind.step, .exponential)
          .documented(
            """
            What the rate is multiplied by, every `interval` or every t. Default 0.5 for `step`, 0.95 for `exponential`. \
            PyTorch's `gamma` (0.1 for `StepLR`).
            """),
        .integer("interval", \.interval, in: intervals).only(ScheduleKind.step)
          .documented("Epochs or steps from one drop to the next. Default 10."),
        .number("decay", \.decay, in: decays).only(ScheduleKind.inverseTime)
          .documented("d in η₀ / (1 + d t). Default 0.01."),
        .integer("warmup", \.warmup, in: intervals).only(ScheduleKind.warmupCosine)
          .documented("Epochs or steps in which the rate rises to η₀. Default 5."),
        .optionalInteger("period", \.period, in: intervals).only([.oneCycle] + cosines)
          .documented(
            """
            Epochs or steps from start to end; after it the rate stays. Default: the whole training. Of `cosineRestarts` \
            the length of the first cycle, PyTorch's `T_0`; default a quarter of the training, rounded up.
            """),
        .number("final", \.final, in: finals).only(cosines)
          .documented("The rate at the end of a cosine, PyTorch's `eta_min`. Default 0."),
        .integer("multiplier", \.multiplier, in: multipliers).only(ScheduleKind.cosineRestarts)
          .documented(
            "How many times as long as the one before each cycle is, PyTorch's `T_mult`. Default 1."
          ),
        .number("riseShare", \.oneCycle.riseShare, in: OneCycleSpec.riseShares)
          .only(ScheduleKind.oneCycle)
          .documented(
            "The share of the period in which the rate rises, PyTorch's `pct_start`. Default 0.3."),
        .number("startDivisor", \.oneCycle.startDivisor, in: OneCycleSpec.divisors)
          .only(ScheduleKind.oneCycle)
          .documented("The rate starts at η₀ over this, PyTorch's `div_factor`. Default 25."),
        .number("finalDivisor", \.oneCycle.finalDivisor, in: OneCycleSpec.divisors)
          .only(ScheduleKind.oneCycle)
          .documented(
            """
            The rate ends at where it started over this, PyTorch's `final_div_factor`. Default 10,000.
            """),
        .number("factor", \.plateau.factor, in: PlateauSpec.factors, isAboveZero: true)
          .only(ScheduleKind.reduceOnPlateau)
          .documented(
            "What the rate is multiplied by on a plateau. Default 0.1, as in PyTorch and Keras."),
        .integer("patience", \.plateau.patience, in: PlateauSpec.patiences)
          .only(ScheduleKind.reduceOnPlateau)
          .documented(
            """
            Epochs without a better loss that are put up with; the next one lowers the rate. Default 10, as in PyTorch. \
            Keras lowers it with the last of them.
            """),
        .number("threshold", \.plateau.threshold, in: PlateauSpec.thresholds)
          .only(ScheduleKind.reduceOnPlateau)
          .documented(
            """
            A loss is better below (1 − threshold) times the best one so far: PyTorch's mode "rel". Default 1e-4. Keras's \
            `min_delta` is a difference instead.
            """),
        .integer("cooldown", \.plateau.cooldown, in: PlateauSpec.patiences)
          .only(ScheduleKind.reduceOnPlateau)
          .documented(
            "Epochs after a lowering in which patience does not count. Default 0."),
        .number("minimumRate", \.plateau.minimumRate, in: PlateauSpec.minimumRates)
          .only(ScheduleKind.reduceOnPlateau)
          .documented("The rate does not fall below this, PyTorch's `min_lr`. Default 0."),
      ])
  }

  static let documentation =
    "How the learning rate changes with time t; η₀ is the optimiser's `learningRate`."
}

extension ScheduleKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .constant: "η₀."
    case .step: "η₀ · factor^⌊t / interval⌋, PyTorch's `StepLR`."
    case .exponential: "η₀ · factorᵗ, PyTorch's `ExponentialLR`."
    case .inverseTime: "η₀ / (1 + decay · t), Keras's `InverseTimeDecay` with `decay_steps` 1."
    case .cosine:
      """
      final + (η₀ − final) (1 + cos(π t / period)) / 2, then final: PyTorch's `CosineAnnealingLR`, which rises again after \
      its period; Keras's `CosineDecay` with `alpha` = final / η₀.
      """
    case .warmupCosine:
      "η₀ (t + 1) / warmup while t < warmup, then a cosine over what is left of the period."
    case .cosineRestarts:
      "Cosines from η₀ to final, one after the other: PyTorch's `CosineAnnealingWarmRestarts`."
    case .oneCycle:
      """
      Half a cosine up to η₀ and half a cosine down: PyTorch's `OneCycleLR` with two phases. The momentum stays as it is, \
      as with `cycle_momentum=False`.
      """
    case .reduceOnPlateau:
      """
      η₀, and lower whenever the loss does not fall: PyTorch's `ReduceLROnPlateau`, which after each epoch looks at the loss \
      of the validation samples, or without any at the mean loss of the epoch's batches.
      """
    }
  }
}
