import Graphics
import Output
import Plots

/// One figure that a config asks for: everything that decides its pixels but the run.
public struct FigureSpec: Sendable, Equatable {
  public var kind: FigureKind
  /// Of the kind's own keys.
  public var options: FigureOptions
  /// The file's name in the run folder; its extension is the format.
  public var file: String
  /// How a film is encoded: `framesPerSecond`, `holdLast` in seconds, and what its format has of the others. What is behind
  /// the frames is told by `background`.
  public var encoding: EncodingOptions
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
  /// The file that it was before `themes` made one of each of it; `nil` where there are not several.
  public var themedFile: String?

  public static let widths = 160...4096
  public static let heights = 120...4096
  public static let frameRates = 0.01...50.0
  public static let scales = 1.0...4.0
  public static let qualities = 1.0...100
  public static let byteCounts = 1000...10_000_000_000

  public init(
    kind: FigureKind, file: String, size: Size = Size(width: 800, height: 600),
    theme: ThemeName = .light
  ) {
    self.kind = kind
    options = kind.options
    self.file = file
    encoding = EncodingOptions(pace: .framesPerSecond(kind.defaultFramesPerSecond))
    encoding.holdLast = 2
    self.size = size
    scale = 1
    self.theme = theme
    themes = []
    background = .theme
    hasLegend = true
    hasSidePanel = true
    moment = .last
    poster = .last
  }

  /// 0.01...50.
  public var framesPerSecond: Double {
    get {
      if case .framesPerSecond(let rate)? = encoding.pace {
        rate
      } else {
        kind.defaultFramesPerSecond
      }
    }
    set { encoding.pace = .framesPerSecond(newValue) }
  }

  /// Of the file; a GIF where its ending is unknown.
  public var format: OutputFormat { OutputFormat(file: file) ?? OutputFormat.allCases[0] }

  /// The file's name without its extension: the name of the folder of its frames.
  public var name: String { Self.stem(of: file) }

  /// A file's name without its extension.
  public static func stem(of file: String) -> String {
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
        spec.themedFile = file
        spec.file = "\(name)-\(theme.rawValue)\(file.dropFirst(name.count))"
      }
      return spec
    }
  }
}

extension [FigureSpec] {
  /// The index in a config's list of a figure that `eachTheme` may have made several of.
  public func entry(at index: Int) -> Int {
    var entry = -1
    var files: Set<String> = []
    for place in indices where place <= index {
      let isSame =
        place > 0 && self[place].themedFile != nil
        && self[place].themedFile == self[place - 1].themedFile
        && !files.contains(self[place].file)
      if !isSame {
        entry += 1
        files = []
      }
      files.insert(self[place].file)
    }
    return entry
  }
}
