/// A value for each pixel of some frames, frame after frame.
struct FramePlanes<Value: BinaryInteger & Sendable>: Sendable {
  private let size: Int
  private let stride: Int
  private var values: [Value]

  init(count: Int, size: Int) {
    self.size = size
    // A pixel's values must not be a multiple of 4,096 bytes apart, or they would displace one another from the cache.
    stride = (size / 4096 + 1) * 4096 + 64
    values = [Value](repeating: 0, count: count * stride)
  }

  /// All values of a frame.
  subscript(frame: Int) -> ArraySlice<Value> {
    values[frame * stride..<frame * stride + size]
  }

  /// One value of a frame.
  subscript(frame: Int, position: Int) -> Value {
    @inline(__always) get { values[frame &* stride &+ position] }
    @inline(__always) set { values[frame &* stride &+ position] = newValue }
  }

  mutating func set(_ frame: Int, to new: ArraySlice<Value>) {
    precondition(new.count == size)
    values.replaceSubrange(frame * stride..<frame * stride + size, with: new)
  }
}
