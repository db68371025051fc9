import Foundation
import Numerics
import Testing

@testable import Learning

/// Changes of images against torchvision's, and on whom they depend.
struct AugmentationTests {
  private struct Case: Decodable {
    let shape: [Int]
    let image: [Double]
    let isMirrored: Bool
    let isUpsideDown: Bool
    let right: Int
    let down: Int
    let degrees: Double
    let scale: Double
    let brightness: Double
    let result: [Double]
  }

  @Test func changesAsTorchvision() throws {
    let cases = try References.load("augmentation", as: [Case].self)
    #expect(cases.count == 16)
    for item in cases {
      var change = ImageChange()
      change.isMirrored = item.isMirrored
      change.isUpsideDown = item.isUpsideDown
      (change.right, change.down) = (item.right, item.down)
      (change.degrees, change.scale) = (item.degrees, item.scale)
      change.brightness = item.brightness
      var result = item.image
      change.apply(
        item.image, into: &result, shape: item.shape,
        black: [Double](repeating: 0, count: item.shape[0]))
      for (found, expected) in zip(result, item.result) { #expect(abs(found - expected) < 1e-9) }
    }
  }

  private static let image = (0..<192).map { Double($0 * 37 % 101) / 100 }
  private static let shape = [3, 8, 8]

  private func seen(
    _ spec: AugmentationSpec, seed: UInt32 = 1, epoch: Int = 0, sample: Int = 0
  ) -> [Double] {
    spec.augmented(Self.image, shape: Self.shape, seed: seed, epoch: epoch, sample: sample)
  }

  /// What is seen depends on seed, epoch and sample, and on nothing else.
  @Test func eachSampleHasNumbersOfItsOwn() {
    let spec = AugmentationSpec(
      flip: .both, shift: 0.2, crop: 1, rotate: 20, scale: 0.2, brightness: 0.3, cutout: 3)
    #expect(seen(spec) == seen(spec))
    for other in [seen(spec, seed: 2), seen(spec, epoch: 1), seen(spec, sample: 1)] {
      #expect(other != seen(spec))
    }
    #expect(seen(AugmentationSpec()) == Self.image)
  }

  /// One more change leaves the others as they are.
  @Test func changesAreDrawnApart() {
    for sample in 0..<20 {
      let some = AugmentationSpec(flip: .both, shift: 0.5)
      var more = some
      (more.rotate, more.scale, more.brightness, more.cutout) = (30, 0.5, 0.5, 4)
      let a = some.change(of: Self.shape, seed: 3, epoch: 4, sample: sample)
      let b = more.change(of: Self.shape, seed: 3, epoch: 4, sample: sample)
      #expect(a.isMirrored == b.isMirrored && a.isUpsideDown == b.isUpsideDown)
      #expect(a.right == b.right && a.down == b.down && a.hole == nil && b.hole != nil)
    }
  }

  /// Every value that a key allows is drawn, and no other, about equally often.
  @Test func drawsAreUniform() {
    let spec = AugmentationSpec(
      flip: .horizontal, shift: 0.25, crop: 2, rotate: 10, scale: 0.1, brightness: 0.5, cutout: 2)
    let changes = (0..<4000).map {
      spec.change(of: Self.shape, seed: 9, epoch: 2, sample: $0)
    }
    #expect(abs(changes.count { $0.isMirrored } - 2000) < 200)
    #expect(changes.allSatisfy { !$0.isUpsideDown })
    #expect(Set(changes.map(\.right)) == Set(-4...4) && Set(changes.map(\.down)) == Set(-4...4))
    for (values, range) in [
      (changes.map(\.degrees), -10.0...10), (changes.map(\.scale), 0.9...1.1),
      (changes.map(\.brightness), 0.5...1.5),
    ] {
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      let width = range.upperBound - range.lowerBound
      #expect(range.contains(low) && range.contains(high))
      #expect(low - range.lowerBound < width / 50 && range.upperBound - high < width / 50)
      let mean = values.reduce(0, +) / 4000
      #expect(abs(mean - (low + high) / 2) < width / 40)
    }
    let holes = changes.compactMap(\.hole)
    #expect(
      holes.count == 4000
        && Set(holes.map(\.rows)) == Set((0...7).map { max($0 - 1, 0)..<min($0 + 1, 8) }))
  }

  @Test func cutoutIsBlack() {
    let seen = seen(AugmentationSpec(cutout: 4), sample: 5)
    let hole = AugmentationSpec(cutout: 4).change(of: Self.shape, seed: 1, epoch: 0, sample: 5).hole
    for channel in 0..<3 {
      for y in 0..<8 {
        for x in 0..<8 {
          let isIn = hole.map { $0.rows.contains(y) && $0.columns.contains(x) } ?? false
          let index = channel * 64 + y * 8 + x
          #expect(seen[index] == (isIn ? 0 : Self.image[index]))
        }
      }
    }
  }

  /// A batch has the changed images, standardised after it: of bytes, and of numbers.
  @Test(arguments: [true, false]) func batchesHoldChangedImages(isOfBytes: Bool) throws {
    let bytes = (0..<(7 * 192)).map { UInt8($0 * 89 % 251) }
    let pixels = Pixels(shape: Self.shape, bytes: bytes)
    let names = Dataset.pixelNames(Self.shape)
    let labels = (0..<7).map { $0 % 2 }
    let raw = SampleValues.pixels(pixels).matrix
    let data =
      isOfBytes
      ? Dataset(pixels: pixels, labels: labels, classNames: ["a", "b"])
      : Dataset(
        inputs: raw, labels: labels, classNames: ["a", "b"], featureNames: names,
        shape: Self.shape)
    var inputs = InputSpec(standardizes: true)
    inputs.means = [0.5, 0.25, 0.125]
    inputs.deviations = [0.5, 2, 1]
    let taken = inputs.transform(fittedTo: data).apply(data)
    let spec = AugmentationSpec(
      flip: .both, shift: 0.2, rotate: 30, scale: 0.2, brightness: 0.3, cutout: 2)
    let network = try Network<Double>([.flatten, .dense(1, .sigmoid)], input: Self.shape)
    for size in [3, nil] {
      var batches = Batches<Double>(
        taken, size: size, outputs: 1, loss: .binaryCrossEntropy,
        augmenter: Augmenter(spec, taken, seed: 8),
        random: RandomStream.batches.generator(seed: 8))
      var pass = Pass(network, capacity: batches.capacity)
      for epoch in 0..<2 {
        repeat {
          let range = batches.next()
          pass.run(samples: range.count) { run in
            batches.load(range, into: run, epoch: epoch)
            for s in 0..<range.count {
              let sample = size == nil ? s : batches.order[range.lowerBound + s]
              let seen = spec.augmented(
                raw.row(sample), shape: Self.shape, seed: 8, epoch: epoch, sample: sample)
              for i in seen.indices {
                let (mean, deviation) = (inputs.means[i / 64], inputs.deviations[i / 64])
                #expect(abs(run.inputs.row(i)[s] - (seen[i] - mean) / deviation) < 1e-12)
              }
            }
          }
        } while !batches.isEpochDone
      }
    }
  }

  @Test func sinesAreThoseOfTheLibrary() {
    for step in -2000...2000 {
      let angle = Double(step) * 0.0137
      let found = sineCosine(angle)
      #expect(abs(found.sine - sin(angle)) < 4e-16 && abs(found.cosine - cos(angle)) < 4e-16)
    }
    #expect(sineCosine(0) == (0, 1))
  }
}
