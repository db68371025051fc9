/// The pixels of a frame that change, by their colours.
///
/// What changes is told by the colours of the film, not by indices, which mean something else where frames have palettes of
/// their own: a pixel that does not change is transparent, so it does not flicker, and the frame depends on the frame before
/// alone.
struct DrawnPixels {
  /// How much of a frame a colour fills.
  struct Use: AdditiveArithmetic {
    var pixels = 0
    /// Pixels times the frames for which they stay: errors count for as long as they are seen.
    var time = 0

    static let zero = Use()

    static func + (left: Use, right: Use) -> Use {
      Use(pixels: left.pixels + right.pixels, time: left.time + right.time)
    }

    static func - (left: Use, right: Use) -> Use {
      Use(pixels: left.pixels - right.pixels, time: left.time - right.time)
    }
  }

  let rectangle: GIF.Rectangle
  /// The colours of the rectangle, row by row; `nil` where the screen shows them already.
  let colors: [UInt32?]
  private let spotColors: SpotColors
  /// In ascending order of the colours.
  let uses: [(color: UInt32, use: Use)]

  /// - Parameters:
  ///   - previous: the frame before; empty if there is none.
  ///   - lifetimes: for how many frames each pixel of the frame stays; empty if that does not matter.
  /// - Returns: `nil` if nothing changes.
  init?(_ frame: [UInt32], after previous: [UInt32], lifetimes: [Int32] = [], width: Int) {
    let whole = GIF.Rectangle(x: 0, y: 0, width: width, height: frame.count / width)
    let bounds =
      previous.isEmpty ? whole : GIF.Rectangle(difference: previous, frame, width: width)
    guard let rectangle = bounds else { return nil }
    var colors: [UInt32?] = []
    colors.reserveCapacity(rectangle.width * rectangle.height)
    var table = ColorTable<Use>()
    for y in rectangle.y..<rectangle.y + rectangle.height {
      for position in y * width + rectangle.x..<y * width + rectangle.x + rectangle.width {
        let color = frame[position]
        if !previous.isEmpty, previous[position] == color {
          colors.append(nil)
        } else {
          colors.append(color)
          let time = lifetimes.isEmpty ? 1 : Int(lifetimes[position])
          table.update(color) { $0 += Use(pixels: 1, time: time) }
        }
      }
    }
    self.rectangle = rectangle
    self.colors = colors
    spotColors = SpotColors(of: frame, width: width)
    uses = table.pairs.map { ($0.color, $0.value) }.sorted { $0.color < $1.color }
  }

  /// How many pixels change.
  var count: Int { uses.reduce(0) { $0 + $1.use.pixels } }

  /// What a palette for these pixels is made of.
  var samples: [Quantizer.Sample] { uses.map(Self.sample) }

  /// Those of marks and areas, the largest first.
  var spots: [Quantizer.Sample] {
    uses.filter { spotColors.contains($0.color) }.map(Self.sample).sorted { $1.weight < $0.weight }
  }

  private static func sample(_ color: UInt32, _ use: Use) -> Quantizer.Sample {
    Quantizer.Sample(
      point: ColorSpace.point(color), weight: Double(use.time), importance: Double(use.time),
      changes: Double(use.pixels))
  }
}
