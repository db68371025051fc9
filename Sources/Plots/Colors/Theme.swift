import Graphics

/// The colours of a figure: classes, neurons and signs have the same in every figure.
///
/// The palettes were found by search. The distance of two colours is the smallest CIEDE2000 over five views: normal,
/// protan, deutan and tritan vision (Machado et al. 2009, severity 1), and tritan vision by Brettel et al. 1997.
public struct Theme: Sendable, Equatable {
  public var background: Color
  /// Inside the axes.
  public var panel: Color
  public var text: Color
  /// Labels of less weight: ticks, units, captions.
  public var mutedText: Color
  public var grid: Color
  public var axis: Color
  /// The decision boundary.
  public var boundary: Color
  /// What separates overlapping symbols where they are not outlined in their class's colour.
  public var outline: Color
  /// A positive value; its lines are solid.
  public var positive: Color
  /// A negative value; its lines are dashed.
  public var negative: Color
  /// The single sample that a frame speaks of.
  public var highlight: Color
  public var highlightOutline: Color
  /// A misclassified sample's cross. On some classes it shows by its casing only.
  public var error: Color
  /// A wider stroke under `error`.
  public var errorCasing: Color
  /// Values from low to high: the panel's lightness, then even steps of lightness (OKLab) away from it.
  public var sequential: ColorRamp
  /// Values about a middle, a true grey, with even steps of lightness (OKLab) to both sides.
  public var diverging: ColorRamp
  /// The share of a class's colour in its area's tint, 0...1; the panel's colour is the rest.
  public var tintStrength: Double

  let classes: [Color]
  let classInk: Color
  let lines: [Color]
  let linesOverTints: [Color]

  static func palette(_ hex: [UInt32]) -> [Color] { hex.map { Color($0) } }
}
