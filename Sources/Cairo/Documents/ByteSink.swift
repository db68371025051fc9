import CCairo

/// Where cairo's stream functions write to.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// Calls `body` with a function for cairo and what to hand it.
  func collect<Value>(
    _ body: (cairo_write_func_t?, UnsafeMutableRawPointer?) throws(CairoError) -> Value
  ) throws(CairoError) -> Value {
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
        contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    return try withExtendedLifetime(self) { () throws(CairoError) -> Value in
      try body(write, Unmanaged.passUnretained(self).toOpaque())
    }
  }
}
