import Formatting
import Graphics
import Numerics
import Plots
import Predictions
import Schemas

/// The samples by what the last layer takes, in the plane in which these features spread most after training: the same plane
/// over the film.
package enum Embedding: Figure {
  package enum Symbols: String, Sendable, CaseIterable, DocumentedChoice {
    case dots, images

    package var documentation: String {
      switch self {
      case .dots: "a symbol in the colour of the class"
      case .images: "the image, framed in the colour of the class"
      }
    }
  }

  package struct Options: Sendable, Equatable {
    var shown = ShownSamples(500)
    var symbols = Symbols.dots
  }

  package static let name = "embedding"
  package static let summary =
    "the samples by the features that the last layer takes, along their two principal components"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    ShownSamples.fields(\.shown, most: 5000) + [
      .choice("symbols", \.symbols).documented("What stands for a sample.")
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if options.symbols == .images { try facts.checkImages(name) }
    if facts.classCount < 1 { throw .needsClasses(name) }
    if !facts.layers.isEmpty {
      let width = facts.layers.dropLast().last?.shape.reduce(1, *) ?? facts.columns.count
      if width < 2 {
        throw .needs(name, "a last layer that takes at least 2 features, and this one takes 1")
      }
    }
    try options.shown.check(name, facts)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let (samples, _) = options.shown.chosen(of: run)
    let basis = try FeatureBasis(run)
    let extents = try subject.survey.map(subject.distinct) { frame in
      let points = basis.points(of: samples.inputs, at: try subject.predictor(frame))
      return (x: middle(points.map(\.x)), y: middle(points.map(\.y)))
    }
    let (x, y) = extents.reduce(into: (Extent(), Extent())) {
      $0.0.add($1.x)
      $0.1.add($1.y)
    }
    let part = options.shown.part(of: run).part.rawValue
    let images = options.symbols == .images ? try ImageSamples(run) : nil
    var plot = Plot(
      title: "How the features tell the classes apart",
      subtitle: .fixed(
        "\(samples.inputs.count) \(part) samples by the \(basis.features) features of the last layer, in one plane for the whole film; far ones lie on the edge"
      ),
      space: .plane(x: "embedding.x", y: "embedding.y", equalUnits: true),
      scales: [
        ScaleSpec("embedding.x", .linear, label: basis.names[0], margin: 0.05),
        ScaleSpec("embedding.y", .linear, label: basis.names[1], margin: 0.05),
      ],
      geoms: [
        EmbeddedSamples(
          labels: samples.labels, classCount: run.classNames.count,
          pictures: images.map { images in samples.inputs.map { images.image($0) } } ?? [],
          colors: images?.colors, x: x, y: y
        ) { frame in
          basis.points(of: samples.inputs, at: try subject.predictor(frame))
        }
      ], guides: Guide.classes(run.classNames),
      altText: "The samples along the first two principal components of their features")
    plot.panelTitle = "Features"
    return .plot(plot)
  }
}

extension Embedding {
  /// A few samples far from the others would press these into a corner.
  fileprivate static func middle(_ values: [Double]) -> Extent {
    let sorted = values.filter(\.isFinite).sorted()
    let far = sorted.count / 100
    return Extent(sorted.dropFirst(far).dropLast(far))
  }
}

/// The plane in which the features of the training samples spread most at the last moment.
struct FeatureBasis: Sendable {
  /// How many numbers the last layer takes.
  let features: Int
  /// One an axis, with its share of the variance.
  let names: [String]
  private let components: PrincipalComponents

  /// So many numbers tell the directions; of more, samples at even distances are taken.
  private static let mostNumbers = 2_000_000

  init(_ run: Run) throws {
    let predictor = try run.lastPredictor()
    let points = predictor.features(run.training.inputs, mostNumbers: Self.mostNumbers)
    features = points.columns
    components = PrincipalComponents(of: points, count: 2)
    let total = points.totalVariance
    names = components.variances.enumerated().map { index, variance in
      total > 0
        ? "component \(index + 1), \(Numerals.percent(min(variance / total, 1))) of the variance"
        : "component \(index + 1)"
    }
  }

  /// One a sample.
  func points(of inputs: SampleRows, at predictor: Predictor) -> [Point] {
    let points = predictor.features(inputs, along: components)
    return inputs.indices.map { Point(points[0, $0], points[1, $0]) }
  }
}
