import Learning
import Testing

@testable import Figures

/// What figures of images say of runs that they cannot draw.
struct ImageCheckTests {
  private static let kinds = [
    "filters", "weightsAsImage", "featureMaps", "samples", "mistakes", "saliency", "gradCam",
  ]

  private func problem(
    _ kind: String, _ run: Run, _ options: FigureOptions? = nil
  ) throws -> FigureError? {
    let kind = FigureKind.named(kind)
    do {
      try kind.check(options ?? kind.options, run.facts())
      return nil
    } catch let error as FigureError {
      return error
    }
  }

  @Test(arguments: kinds) func samplesMustBeImages(kind: String) throws {
    let error = try problem(kind, SmallRun.moons())
    #expect(
      error?.description
        == "\"\(kind)\" draws images, and the samples of this data set are 2 numbers without a shape; a table of pixels has one as \"shape\": [channels, height, width]"
    )
  }

  @Test(arguments: ["decisionBoundary", "hiddenLines", "activationLines"])
  func planesAreOfFeatures(kind: String) throws {
    let run = try ImageRuns.grey()
    let error = try problem(kind, run)
    #expect(
      error?.description
        == "\"\(kind)\" draws networks of features, and this one takes images of [1, 8, 8]")
  }

  @Test func messages() throws {
    let (grey, logistic) = (try ImageRuns.grey(), try ImageRuns.logistic())
    func shown(_ indices: [Int], _ part: DataPart? = nil) -> ShownSamples {
      var shown = ShownSamples(1)
      shown.samples = .indices(indices)
      shown.part = part
      return shown
    }
    let cases: [(String, Run, FigureOptions?, key: String?, String)] = [
      (
        "filters", logistic, nil, nil, "\"filters\" needs a convolution, and this network has none"
      ),
      (
        "gradCam", logistic, nil, nil, "\"gradCam\" needs a convolution, and this network has none"
      ),
      (
        "filters", grey, FigureOptions(Filters.Options(layer: 1)), "layer",
        "layer 1, maxPool, is no convolution; those are 0, 2"
      ),
      (
        "gradCam", grey, FigureOptions(GradCam.Options(layer: 5)), "layer",
        "5 is out of range; there are 5 layers, from 0 to 4"
      ),
      (
        "featureMaps", grey, FigureOptions(FeatureMaps.Options(layers: [0, 3])), "layers[1]",
        "layer 3, flatten, gives [32], which is no image"
      ),
      (
        "featureMaps", grey, FigureOptions(FeatureMaps.Options(layers: [7])), "layers[0]",
        "7 is out of range; there are 5 layers, from 0 to 4"
      ),
      (
        "featureMaps", logistic, nil, nil,
        "\"featureMaps\" needs a layer that gives images, and this network has none"
      ),
      (
        "weightsAsImage", grey, nil, nil,
        "\"weightsAsImage\" needs a dense layer right on the pixels, and this network begins with another"
      ),
      (
        "samples", grey, FigureOptions(PredictedSamples.Options(shown: shown([0, 40]))),
        "samples[1]", "40 is out of range; there are 40 test samples, from 0 to 39"
      ),
      (
        "saliency", grey, FigureOptions(Saliency.Options(shown: shown([30], .train))),
        "samples[0]", "30 is out of range; there are 30 training samples, from 0 to 29"
      ),
      (
        "augmentations", grey, nil, nil,
        "\"augmentations\" needs \"training.augmentation\", and this training has none"
      ),
      (
        "mistakes", grey, FigureOptions(Mistakes.Options(part: .validation)), nil,
        "\"mistakes\" needs validation samples for \"part\": \"validation\", and there are none"
      ),
    ]
    for (kind, run, options, key, message) in cases {
      let error = try problem(kind, run, options)
      #expect(error?.description == message && error?.key == key, "\(message)")
    }
    #expect(try problem("weightsAsImage", logistic) == nil)
    #expect(try problem("embedding", SmallRun.moons()) == nil)
  }

  /// The block's convolution, and the last one of all.
  @Test func blocksCount() throws {
    let facts = try ImageRuns.color().facts()
    #expect(facts.layers.map { $0.kernels?[1] } == [3, nil, 5, nil, nil, nil, nil])
    #expect(facts.imageShape == [3, 9, 12])
  }
}
