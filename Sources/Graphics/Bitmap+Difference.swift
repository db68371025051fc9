extension Bitmap {
  /// How many pixels have a channel that is further than `tolerance` from that of a picture of the same size.
  public func differences(from other: Bitmap, beyond tolerance: UInt32) -> Int {
    precondition(size == other.size, "pictures of two sizes differ everywhere")
    var count = 0
    for (a, b) in zip(pixels, other.pixels) where a != b {
      var isFar = false
      for shift: UInt32 in [0, 8, 16, 24] {
        let distance = Int32(a >> shift & 255) - Int32(b >> shift & 255)
        if distance.magnitude > tolerance { isFar = true }
      }
      if isFar { count += 1 }
    }
    return count
  }

  /// The mean squared difference of red, green and blue from those of a picture of the same size.
  public func meanSquaredDistance(from other: Bitmap) -> Double {
    precondition(size == other.size, "pictures of two sizes differ everywhere")
    var sum: UInt64 = 0
    pixels.withUnsafeBufferPointer { here in
      other.pixels.withUnsafeBufferPointer { there in
        for i in here.indices where here[i] != there[i] {
          for shift: UInt32 in [0, 8, 16] {
            let step = Int32(here[i] >> shift & 255) - Int32(there[i] >> shift & 255)
            sum &+= UInt64(step * step)
          }
        }
      }
    }
    return Double(sum) / Double(3 * max(pixels.count, 1))
  }
}
