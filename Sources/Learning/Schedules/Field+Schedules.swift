import Schemas

/// Keys that several kinds of schedule have.
extension Field {
  static func scheduleUnit(_ path: WritableKeyPath<Spec, ScheduleUnit>) -> Field {
    choice("unit", path)
      .documented(
        """
        What t and the lengths count, from 0: `epochs`, or `steps`, which are updates. Default `epochs`, but `steps` \
        for `oneCycle`.
        """)
  }

  static func decayFactor(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("factor", path, in: 1e-12...1, isAboveZero: true)
      .documented(
        """
        What the rate is multiplied by, every `interval` or every t. Default 0.5 for `step`, 0.95 for `exponential`. \
        PyTorch's `gamma` (0.1 for `StepLR`).
        """)
  }

  static func period(_ path: WritableKeyPath<Spec, Int?>) -> Field {
    optionalInteger("period", path, in: 1...10_000_000)
      .documented(
        """
        Epochs or steps from start to end; after it the rate stays. Default: the whole training. Of `cosineRestarts` \
        the length of the first cycle, PyTorch's `T_0`; default a quarter of the training, rounded up.
        """)
  }

  static func finalRate(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("final", path, in: 0...1000)
      .documented("The rate at the end of a cosine, PyTorch's `eta_min`. Default 0.")
  }
}
