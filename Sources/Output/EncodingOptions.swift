import GIF

/// How a film is encoded, whatever its frames are made of. What a format does not have is ignored; see `EncodingOption`.
public struct EncodingOptions: Sendable, Equatable {
  public typealias Effort = GIF.Effort
  public typealias Dither = GIF.Dithering

  /// `nil` for that of the films that the frames come from, and ten frames a second.
  public var pace: Pace?
  /// Seconds that the first frame stays longer.
  public var holdFirst = 0.0
  /// Seconds that the last frame stays longer.
  public var holdLast = 0.0
  /// How often the film plays; 0 is forever.
  public var loops = 0
  /// 1 to 100; see `GIF.Options.targetPSNR`.
  public var quality = GIF.Options.defaultQuality
  /// How much work is spent on a smaller file.
  public var effort = Effort.standard
  /// The most colours, 2 to 256.
  public var colors = 256
  /// How colours are imitated that the palette has not.
  public var dither = Dither.none
  /// What grain is taken out of the frames before their colours are chosen; `nil` for none.
  public var denoising: Denoising?
  /// The most bytes of the file; `nil` for any number.
  public var maxBytes: Int?
  /// Whether frames and then pixels are given up for `maxBytes` rather than colours that are missed.
  public var keepsColors = false
  /// What is behind the frames, 0xRRGGBB; `nil` for nothing, where the format can be transparent.
  public var background: UInt32? = 0xFFFFFF
  /// What translucent pixels are painted over where the format has none, 0xRRGGBB, so that edges and thin strokes stay; `nil`
  /// for none, and those of less than half the opacity are lost.
  public var matte: UInt32?
  /// Text in the file that says where it comes from, where the format has room for it.
  public var comment = ""

  public init(pace: Pace? = nil) { self.pace = pace }
}
