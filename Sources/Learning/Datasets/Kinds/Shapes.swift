import Numerics
import Schemas

/// Figures of a class each, drawn anywhere, of any size, rotation and colour, over a plain ground with noise.
struct Shapes: DrawnDataset, ChoosesClasses {
  static let name = "shapes"
  static let summary =
    """
    Images of one figure each: a circle, square, triangle, star, cross, ring, diamond or crescent, anywhere, of any size, \
    rotation and colour, over a plain ground. Pixels are from 0 to 1.
    """
  static let model = ModelDefaults(
    .convolutions([12, 24, 32], units: 48), .adam, 0.002, epochs: 20)
  static let knownClasses = ShapeFigure.allCases.map(\.rawValue)

  /// 2...100,000.
  var samples = 4800
  /// Pixels a side; 12...128.
  var size = 28
  /// The first so many of the figures; 2...8.
  var classes = 6
  /// In their place where it has entries.
  var selection = ClassSelection()
  /// The standard deviation of what is added to every pixel, whose ends are 0 and 1; 0...1.
  var noise = 0.05
  /// 1 for grey, 3 for red, green and blue.
  var channels = ImageChannels.color

  static var fields: [Field<Shapes>] {
    [
      .integer("samples", \.samples, in: 2...100_000)
        .documented("How many images are drawn, for all parts together; the classes take turns."),
      .integer("size", \.size, in: 12...128).documented("Pixels a side of the images."),
      classes, .otherClasses(\.selection),
      .number("noise", \.noise, in: 0...1)
        .documented(
          "The standard deviation of what is added to every pixel, which is kept within 0 and 1."),
      .channels(\.channels),
    ]
  }

  private static let classCounts = 2...ShapeFigure.allCases.count

  private static let classes = Field<Shapes>(
    "classes", shape: .either([.integer(classCounts), ClassSelection.shape])
  ) { reader, shapes throws(ConfigError) in
    if reader.isList("classes") {
      shapes.selection.entries = try ClassSelection.entries(reader) ?? []
    } else {
      shapes.classes = try reader.integer("classes", in: classCounts, default: shapes.classes)
    }
  } tree: {
    $0.selection.tree ?? .integer($0.classes)
  }.documented(
    """
    The first so many of circle, square, triangle, star, cross, ring, diamond and crescent; or a list of them, by name or by \
    number from 0, which are numbered in this order.
    """)

  /// The figures of each class; those of others take turns.
  private var figures: [[ShapeFigure]] {
    if selection.entries.isEmpty { return ShapeFigure.allCases.prefix(classes).map { [$0] } }
    let chosen = selection.classes(among: Self.knownClasses).map { ShapeFigure.allCases[$0] }
    let others = ShapeFigure.allCases.filter { !chosen.contains($0) }
    return chosen.map { [$0] } + (selection.others == nil ? [] : [others])
  }

  var classCount: Int { classNames.count }
  var classNames: [String] {
    selection.entries.isEmpty
      ? Array(Self.knownClasses.prefix(classes)) : selection.names(among: Self.knownClasses)
  }
  var shape: [Int]? { [channels.rawValue, size, size] }
  var featureNames: [String] { Dataset.pixelNames([channels.rawValue, size, size]) }

  func draw(_ random: inout RandomState) -> Dataset {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(samples * channels.rawValue * size * size)
    var labels: [Int] = []
    let figures = figures
    for sample in 0..<samples {
      let (turn, label) = sample.quotientAndRemainder(dividingBy: figures.count)
      labels.append(label)
      let coverage = coverage(figures[label][turn % figures[label].count], &random)
      let (ground, ink) = ShapeColors.pair(&random)
      for channel in 0..<channels.rawValue {
        let (low, high) =
          channels == .gray
          ? (ground.luminance, ink.luminance) : (ground[channel], ink[channel])
        for share in coverage {
          let value = low + (high - low) * share + (noise > 0 ? random.normal(0, noise) : 0)
          bytes.append(UInt8((min(max(value, 0), 1) * 255).rounded()))
        }
      }
    }
    return Dataset(
      pixels: Pixels(shape: [channels.rawValue, size, size], bytes: bytes), labels: labels,
      classNames: classNames)
  }

  /// How much of each pixel a figure covers, in 0...1: the share of 4 × 4 points that lie within.
  private func coverage(_ figure: ShapeFigure, _ random: inout RandomState) -> [Double] {
    let side = Double(size)
    let radius = side * random.uniform(0.24, 0.45)
    // Nearly all of it is in the picture.
    let room = side / 2 - 0.9 * radius
    let (x, y) = (side / 2 + random.uniform(-room, room), side / 2 + random.uniform(-room, room))
    let (sine, cosine) = sineCosine(random.uniform(-.pi, .pi))
    var coverage = [Double](repeating: 0, count: size * size)
    // No figure reaches further than that from its centre.
    let reach = 1.2 * radius
    let rows = max(Int(y - reach), 0)..<min(Int(y + reach) + 1, size)
    let columns = max(Int(x - reach), 0)..<min(Int(x + reach) + 1, size)
    for row in rows {
      for column in columns {
        var inside = 0
        for part in 0..<16 {
          let dx = (Double(column) + (Double(part % 4) + 0.5) / 4 - x) / radius
          let dy = (Double(row) + (Double(part / 4) + 0.5) / 4 - y) / radius
          if figure.contains(cosine * dx + sine * dy, cosine * dy - sine * dx) { inside += 1 }
        }
        coverage[row * size + column] = Double(inside) / 16
      }
    }
    return coverage
  }
}

extension DatasetSpec {
  public static func shapes(
    samples: Int = 4800, size: Int = 28, classes: Int = 6, noise: Double = 0.05,
    channels: ImageChannels = .color
  ) -> DatasetSpec {
    DatasetSpec(
      Shapes(samples: samples, size: size, classes: classes, noise: noise, channels: channels))
  }
}
