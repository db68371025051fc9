import Learning
import Plots
import Predictions
import Schemas

/// How often each class is taken for each, as a matrix: a row for a true class, a column for a predicted one.
package enum Confusions: Figure {
  package struct Options: Sendable, Equatable {
    /// `nil` for the test samples, or those of training where there are none.
    var part: DataPart?
  }

  package static let name = "confusionMatrix"
  package static let summary =
    "how often each true class, a row, is predicted to be each class, a column"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    [
      .optionalChoice("part", \.part).documented(
        "The samples that are counted.",
        default: "`test` where there are test samples, else `train`")
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if facts.classCount < 1 { throw .needsClasses(name) }
    let count =
      switch options.part {
      case .test: facts.testCount
      case .validation: facts.validationCount
      case .train: facts.trainingCount
      case nil: facts.trainingCount + facts.testCount
      }
    if count == 0, options.part == nil { throw .needs(name, "samples, and there are none") }
    if count == 0, let part = options.part {
      let word = part.rawValue
      throw .needs(name, "\(word) samples for \"part\": \"\(word)\", and there are none")
    }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let part = options.part ?? (run.test.inputs.isEmpty ? .train : .test)
    let samples = part.samples(of: run)
    // A network may have outputs that no class of the samples has.
    let outputs = try run.lastPredictor().network.outputCount
    let classes =
      run.classNames
      + (run.classNames.count..<max(outputs, run.classNames.count)).map { "class \($0)" }
    let most = (0..<classes.count).map { label in samples.labels.count { $0 == label } }.max() ?? 0
    return .plot(
      Plot(
        title: "Which class is taken for which",
        subtitle: .fixed(
          "\(samples.labels.count) \(part.part.rawValue) samples; those on the framed diagonal are right"
        ),
        space: .plane(x: "predictedClass", y: "trueClass", equalUnits: false),
        scales: [
          ScaleSpec("predictedClass", .band(classes), label: "predicted class"),
          ScaleSpec("trueClass", .band(classes), label: "true class"),
        ],
        geoms: [
          Cells(
            x: "predictedClass", y: "trueClass", ramp: \.sequential,
            longest: ["\(most)", "100 %"],
            framed: classes.indices.map { ($0, $0) }
          ) { frame in
            cells(
              ConfusionMatrix(
                predicted: try subject.predictor(frame).predictions(samples.inputs),
                labels: samples.labels, classes: classes.count))
          }
        ],
        colorBar: ColorBar(
          label: "share of the true class", domain: 0...1, ramp: \.sequential),
        altText:
          "The confusion matrix of the \(part.part.rawValue) samples: a row for each true class, a column for each predicted one"
      ))
  }

  /// Counts, and their shares of the true class's samples; a class without samples has none.
  private static func cells(_ matrix: ConfusionMatrix) -> [[Cells.Cell]] {
    matrix.counts.indices.map { label in
      let support = matrix.support(label)
      return matrix.counts[label].map { count in
        let share = support == 0 ? .nan : Double(count) / Double(support)
        let percent = "\(Int((share.isNaN ? 0 : share * 100).rounded())) %"
        return Cells.Cell(share, count == 0 ? ["0"] : ["\(count)", percent])
      }
    }
  }
}
