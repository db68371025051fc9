extension GIF {
  /// A frame waiting to be compressed: its difference to the film's backdrop, without loss.
  ///
  /// A figure of 800×600 pixels takes 5 to 60 kB. Where even that is too much, ``bytes`` can be put
  /// aside anywhere and given back to ``init(bytes:delay:)``.
  public struct PackedFrame: Sendable, Equatable {
    /// Operations of ``PixelOperation``.
    public let bytes: [UInt8]
    /// How long the frame is shown, in centiseconds.
    public let delay: Int

    /// A frame from the bytes that ``FramePacker/pack(_:delay:counting:)`` gave.
    public init(bytes: [UInt8], delay: Int) {
      self.bytes = bytes
      self.delay = delay
    }
  }
}
