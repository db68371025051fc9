import Graphics

/// One set of axes, or a diagram without any, with all that is drawn in it: a value without pixels.
public struct Plot: Sendable {
  public enum Space: Sendable, Equatable {
    /// Two axes; with equal units a circle is round.
    case plane(x: ScaleID, y: ScaleID, equalUnits: Bool)
    /// A rectangle in which the geoms arrange themselves; with an aspect (width / height) where they need one.
    case free(aspect: Double?)
  }

  /// Above a single plot, and above its panel among others.
  public var title: String
  /// A quieter line under the title.
  public var subtitle: Caption
  /// Above its panel among others; `nil` for the title.
  public var panelTitle: String?
  /// A quieter line under the panel's title, from the longest to the shortest: the first that fits is there.
  public var panelSubtitles: [Caption] = []
  public var space: Space
  public var scales: [ScaleSpec]
  public var geoms: [any Geom]
  public var guides: [Guide]
  public var colorBar: ColorBar?
  /// Numbers of its own, after those of the run.
  public var readings: [Reading] = []
  /// What is written beside the picture as a file.
  public var table: PlotTable?
  /// What a picture of it tells those who do not see it.
  public var altText: String

  public init(
    title: String, subtitle: Caption = .fixed(""), space: Space, scales: [ScaleSpec] = [],
    geoms: [any Geom], guides: [Guide] = [], colorBar: ColorBar? = nil, altText: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.space = space
    self.scales = scales
    self.geoms = geoms
    self.guides = guides
    self.colorBar = colorBar
    self.altText = altText.isEmpty ? title : altText
  }
}

/// A line of text that may change with the frame.
public enum Caption: Sendable {
  case fixed(String)
  /// With the longest text that it can be, so that its size never changes.
  case moving(longest: String, @Sendable (Frame) throws -> String)

  public var longest: String {
    switch self {
    case .fixed(let text): text
    case .moving(let longest, _): longest
    }
  }
}

/// What colours of a field stand for.
public struct ColorBar: Sendable {
  public let label: String
  public let domain: ClosedRange<Double>
  /// How values are along it.
  public let kind: Scale.Kind
  public let ramp: @Sendable (Theme) -> ColorRamp

  public init(
    label: String, domain: ClosedRange<Double>, kind: Scale.Kind = .linear,
    ramp: @escaping @Sendable (Theme) -> ColorRamp
  ) {
    self.label = label
    self.domain = domain
    self.kind = kind
    self.ramp = ramp
  }

  var scale: Scale { Scale(kind, domain) }

  /// Bars that say the same are one.
  static func distinct(_ bars: [ColorBar]) -> [ColorBar] {
    bars.enumerated().filter { index, bar in
      !bars[..<index].contains { $0.label == bar.label && $0.domain == bar.domain }
    }.map(\.element)
  }
}

/// A number of a frame: "Loss 0.0073".
public struct Reading: Sendable {
  public let name: String
  /// A shorter name for small pictures: "test".
  public let shortName: String
  /// One text for each recorded moment.
  public let texts: [String]
  /// The moment of an instant.
  public let index: @Sendable (Instant) -> Int

  public init(
    _ name: String, short: String? = nil, texts: [String],
    index: @escaping @Sendable (Instant) -> Int
  ) {
    self.name = name
    shortName = short ?? name.lowercased()
    self.texts = texts
    self.index = index
  }

  public func text(_ instant: Instant) -> String {
    let index = index(instant)
    return texts.indices.contains(index) ? texts[index] : "–"
  }
}

/// A small curve of one number over the whole training with a dot at the present moment: where in the story we are.
public struct Strip: Sendable {
  public let label: String
  /// Epochs and values, rising in epochs.
  public let points: [Point]
  public let isLogarithmic: Bool
  /// The epoch and the value of an instant.
  public let now: @Sendable (Instant) -> Point

  public init(
    label: String, points: [Point], isLogarithmic: Bool, now: @escaping @Sendable (Instant) -> Point
  ) {
    self.label = label
    self.points = points
    self.isLogarithmic = isLogarithmic
    self.now = now
  }
}
