/// Fingerprints that tell one config or data set from another; no protection against forgery.
public enum Hash {
  /// The 64-bit FNV-1a hash as 16 lower-case hexadecimal digits (Fowler, Noll, Vo; RFC 9923).
  public static func fnv1a64(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
