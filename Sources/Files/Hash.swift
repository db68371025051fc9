/// A short name for bytes, to see whether they have changed.
public enum Hash {
  /// FNV-1a of 64 bits as 16 hexadecimal digits (G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923). Not for secrets.
  public static func fnv1a(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
