import Graphics

/// One figure that a config asks for: everything that decides its pixels but the run.
public struct FigureSpec: Sendable, Equatable {
  public var kind: FigureKind
  /// The file's name in the run folder; its extension is the format.
  public var file: String
  /// 0.01...50. A film only.
  public var framesPerSecond: Double
  /// In pixels: width 160...4096, height 120...4096.
  public var size: Size
  public var theme: ThemeName
  /// For `activationLines` only.
  public var samples: SampleSelection
  /// For `activationLines` only, where `samples` is a number: a list has its own order.
  public var sampleOrder: SampleOrder
  /// Seconds that the last frame stays longer than the others, before the film starts again.
  public var holdLast: Double
  /// How true a film is to its frames, 1...100: 90 is 50 dB, and 20 less are 5 dB less.
  public var quality: Int
  /// How much work is spent on making a film smaller at the same quality.
  public var effort: EffortName
  /// The most bytes of a film; `nil` for any number. 1000...10,000,000,000.
  public var maxBytes: Int?

  public static let widths = 160...4096
  public static let heights = 120...4096
  public static let frameRates = 0.01...50.0
  public static let qualities = 1...100
  public static let byteCounts = 1000...10_000_000_000

  public init(
    kind: FigureKind, file: String, framesPerSecond: Double? = nil,
    size: Size = Size(width: 800, height: 600), theme: ThemeName = .light,
    samples: SampleSelection = .first(40), sampleOrder: SampleOrder = .path, holdLast: Double = 2,
    quality: Int = 90, effort: EffortName = .standard, maxBytes: Int? = nil
  ) {
    self.kind = kind
    self.file = file
    self.framesPerSecond = framesPerSecond ?? kind.defaultFramesPerSecond
    self.size = size
    self.theme = theme
    self.samples = samples
    self.sampleOrder = sampleOrder
    self.holdLast = holdLast
    self.quality = quality
    self.effort = effort
    self.maxBytes = maxBytes
  }

  /// The file's name without its extension: the name of the folder of its frames.
  public var name: String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
