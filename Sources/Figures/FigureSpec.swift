import Graphics
import Plots

/// One figure that a config asks for: everything that decides its pixels but the run.
public struct FigureSpec: Sendable, Equatable {
  public var kind: FigureKind
  /// Of the kind's own keys.
  public var options: FigureOptions
  /// The file's name in the run folder; its extension is the format.
  public var file: String
  /// 0.01...50. A film only.
  public var framesPerSecond: Double
  /// In pixels before `scale`: width 160...4096, height 120...4096.
  public var size: Size
  /// Pixels of the file for one of `size`, 1...4.
  public var scale: Double
  public var theme: ThemeName
  /// More than one theme makes a file of each.
  public var themes: [ThemeName]
  /// Above the figure; `nil` for its own.
  public var title: String?
  /// Under the title; `nil` for the figure's own.
  public var caption: String?
  /// What is behind everything.
  public var background: PageStyle.Background
  public var hasLegend: Bool
  /// The column with legend, readings and the curve of the loss.
  public var hasSidePanel: Bool
  /// The moment that a picture shows.
  public var moment: MomentChoice
  /// The state that a film shows first, for previews and slides.
  public var poster: MomentChoice
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
  public static let scales = 1.0...4.0
  public static let qualities = 1...100
  public static let byteCounts = 1000...10_000_000_000

  public init(
    kind: FigureKind, file: String, framesPerSecond: Double? = nil,
    size: Size = Size(width: 800, height: 600), theme: ThemeName = .light, holdLast: Double = 2,
    quality: Int = 90, effort: EffortName = .standard, maxBytes: Int? = nil
  ) {
    self.kind = kind
    options = kind.options
    self.file = file
    self.framesPerSecond = framesPerSecond ?? kind.defaultFramesPerSecond
    self.size = size
    scale = 1
    self.theme = theme
    themes = []
    background = .theme
    hasLegend = true
    hasSidePanel = true
    moment = .last
    poster = .last
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

  /// The figure once for each of its themes, with the theme's name in the file's where there are several.
  public var eachTheme: [FigureSpec] {
    guard !themes.isEmpty else { return [self] }
    return themes.map { theme in
      var spec = self
      spec.theme = theme
      spec.themes = []
      if themes.count > 1 {
        spec.file = "\(name)-\(theme.rawValue)\(file.dropFirst(name.count))"
      }
      return spec
    }
  }
}
