import Formatting
import Learning
import Plots
import Schemas

/// Training images as the network sees them in one epoch after the other.
package enum Augmentations: Figure {
  package struct Options: Sendable, Equatable {
    var samples = SampleSelection.first(4)
    var versions = 7
  }

  package static let name = "augmentations"
  package static let summary =
    "training images and what augmentation makes of them in one epoch after the other"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static let isStill = true
  package static var fields: [Field<Options>] {
    [
      SampleSelection.field(
        \.samples, most: 40, expected: "the index of a training sample, from 0"
      ).documented(
        """
        How many training samples are shown, from the first on, or a list of their indices in the training set, from 0. \
        When there are fewer, all.
        """),
      .integer("versions", \.versions, in: 1...100).documented(
        "How many epochs are shown of each, from the first on."),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    if !facts.isAugmented {
      throw .needs(name, "\"training.augmentation\", and this training has none")
    }
    if case .indices(let indices) = options.samples,
      let entry = indices.firstIndex(where: { $0 >= facts.trainingCount })
    {
      throw .noSample(
        entry: entry, index: indices[entry], count: facts.trainingCount, part: "training")
    }
  }

  /// It is the same at every moment.
  package static func instants(of run: Run, _ options: Options) throws -> [Instant] {
    [Instant(moments: [run.moments.count - 1])]
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    guard let augmentation = run.augmentation else {
      throw FigureError.needs(name, "\"training.augmentation\", and this training has none")
    }
    let images = try ImageSamples(run)
    let shape = [images.channels, images.height, images.width]
    let chosen = options.samples.indices(among: run.training.inputs.count)
    let versions = chosen.map { sample in
      let image = run.training.inputs[sample]
      return [image]
        + (0..<options.versions).map { epoch in
          augmentation.spec.augmented(
            image, shape: shape, seed: augmentation.seed, epoch: epoch, sample: sample)
        }
    }
    let captions = ["original"] + (0..<options.versions).map { "epoch \($0 + 1)" }
    let longest = captions.max { $0.count < $1.count } ?? ""
    let caption = PredictionCaption(run.classNames, hasScores: false)
    var plot = Plot(
      title: "What training sees of an image",
      subtitle: .fixed(
        "Training samples as augmentation changes them, anew in every epoch"
          + (images.note.map { "; \($0)" } ?? "")),
      space: .free(aspect: nil),
      geoms: [
        Tiles(
          chosen.map { sample in
            Tiles.Section(
              label: run.training.labels.isEmpty
                ? ["sample \(sample)"]
                : [caption.name(run.training.labels[sample]), "sample \(sample)"],
              count: captions.count, width: images.width, height: images.height,
              colors: [images.colors], longest: [longest])
          }
        ) { _, shown in
          zip(versions, shown).map { versions, count in
            zip(versions, captions).prefix(count).map { pixels, caption in
              Tiles.Cell([images.image(pixels)], captions: [caption])
            }
          }
        }
      ],
      altText:
        "Training images beside what augmentation makes of them in \(options.versions) epochs")
    plot.panelTitle = "Augmentation"
    return .plot(plot)
  }
}
