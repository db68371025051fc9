import Synchronization

extension GIF {
  /// What a bit was worth to the last palette, in wanted mean squared errors: that of the next one is found sooner.
  ///
  /// Films bear about the same at all fidelities and sizes.
  public final class BitPrice: Sendable {
    /// More than most films bear.
    static let first = 300.0

    private let price = Mutex(first)

    public init() {}

    var last: Double {
      get { price.withLock { $0 } }
      set { price.withLock { $0 = newValue } }
    }
  }
}
