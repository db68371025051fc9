extension UInt32 {
  /// This premultiplied 0xAARRGGBB word painted over `below`, rounded as cairo rounds.
  ///
  /// Porter and Duff's "source over": s + (1 − α) · d, on two channels at a time.
  @inlinable
  public func over(_ below: UInt32) -> UInt32 {
    let share = 255 - (self >> 24)
    var low = (below & 0x00FF_00FF) &* share &+ 0x0080_0080
    low = ((low &+ ((low >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
    var high = ((below >> 8) & 0x00FF_00FF) &* share &+ 0x0080_0080
    high = (high &+ ((high >> 8) & 0x00FF_00FF)) & 0xFF00_FF00
    return self &+ (low | high)
  }
}

extension UInt32 {
  /// This premultiplied 0xAARRGGBB word with a share of `coverage` in 255 of its opacity, rounded as cairo rounds.
  @inlinable
  public func scaled(by coverage: UInt8) -> UInt32 {
    let share = UInt32(coverage)
    var low = (self & 0x00FF_00FF) &* share &+ 0x0080_0080
    low = ((low &+ ((low >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
    var high = ((self >> 8) & 0x00FF_00FF) &* share &+ 0x0080_0080
    high = (high &+ ((high >> 8) & 0x00FF_00FF)) & 0xFF00_FF00
    return low | high
  }
}

extension UInt32 {
  /// This premultiplied 0xAARRGGBB word with its components divided by its opacity; 0 where nothing shows.
  @inlinable
  public var unpremultiplied: UInt32 {
    let alpha = self >> 24
    if alpha == 255 { return self }
    if alpha == 0 { return 0 }
    func straight(_ value: UInt32) -> UInt32 { Swift.min(255, (value * 255 + alpha / 2) / alpha) }
    return alpha << 24 | straight(self >> 16 & 0xFF) << 16 | straight(self >> 8 & 0xFF) << 8
      | straight(self & 0xFF)
  }
}
