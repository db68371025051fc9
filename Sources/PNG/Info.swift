extension PNG {
  /// What a file says about its picture or film, without its pixels.
  public struct Info: Sendable, Equatable {
    public enum Kind: Int, Sendable {
      case gray = 0
      case rgb = 2
      case indexed = 3
      case grayAlpha = 4
      case rgba = 6
    }

    public var width: Int
    public var height: Int
    /// Bits of each component (of each index, when `indexed`).
    public var bitDepth: Int
    public var kind: Kind
    public var isInterlaced: Bool
    /// 1 for a picture that is not animated.
    public var frameCount: Int
    /// How often a film plays, 0 is forever; nil for a picture that is not animated.
    public var loops: UInt32?
  }
}
