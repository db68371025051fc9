import Graphics

/// The colours and type sizes of a figure.
///
/// Classes, neurons and signs have the same colours in every figure. The qualitative colours are Okabe and Ito's,
/// which stay apart in all common forms of colour blindness (M. Okabe, K. Ito, "Color universal design", 2008).
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
  /// Outlines of sample markers.
  public var outline: Color
  /// One a class, repeated after the last.
  public var classes: [Color]
  /// One a neuron, repeated after the last; none of them is a class's.
  public var neurons: [Color]
  public var positive: Color
  public var negative: Color
  /// The single sample that a frame speaks of.
  public var highlight: Color
  /// A misclassified sample.
  public var error: Color

  public static let light = Theme(
    background: .white, panel: Color(0xFBFBFC), text: Color(0x1B1F24), mutedText: Color(0x57606A),
    grid: Color(0xE4E7EB), axis: Color(0x8C959F), boundary: Color(0x111418),
    outline: .white,
    classes: okabeIto([4, 1, 2, 6, 0, 3, 5]), neurons: okabeIto([6, 2, 5, 0, 3, 1, 4]),
    positive: Color(0x2FCC00), negative: Color(0xE5141B), highlight: Color(0xFFD800),
    error: Color(0x14060A))

  public static let dark = Theme(
    background: Color(0x0F1419), panel: Color(0x151B22), text: Color(0xE8ECF0),
    mutedText: Color(0xA0ABB6), grid: Color(0x27303A), axis: Color(0x65717E),
    boundary: Color(0xFFFFFF), outline: Color(0x0F1419),
    classes: [
      Color(0x4AA8E8), Color(0xF0A028), Color(0x22B88A), Color(0xD88AB8), Color(0xE0563A),
      Color(0xF0E442), Color(0x9AA5B1),
    ],
    neurons: [
      Color(0xE58FC0), Color(0x2BC79A), Color(0xF0E442), Color(0xFF7A45), Color(0x7CC8F2),
      Color(0xF0A028), Color(0x9AA5B1),
    ],
    positive: Color(0x3CFF00), negative: Color(0xFF4D4D), highlight: Color(0xFFE100),
    error: .white)

  public func classColor(_ index: Int) -> Color { classes[index % classes.count] }
  public func neuronColor(_ index: Int) -> Color { neurons[index % neurons.count] }

  /// The symbol of a class, so that classes are told apart without colour.
  public func classSymbol(_ index: Int) -> Symbol {
    [.circle, .triangle, .square, .diamond, .triangleDown][index % 5]
  }

  private static func okabeIto(_ order: [Int]) -> [Color] {
    let colors: [UInt32] = [0xD55E00, 0xE69F00, 0x009E73, 0x56B4E9, 0x0072B2, 0x8A7A00, 0xB8558C]
    return order.map { Color(colors[$0]) }
  }
}
