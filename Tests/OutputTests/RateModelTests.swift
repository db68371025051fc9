import GIF
import Graphics
import Testing

@testable import Output

/// Bytes, qualities and colours between those that are known, by hand.
struct RateModelTests {
  @Test func curvesAreStraightInLogarithms() {
    var curve = RateCurve()
    curve.insert(RateCurve.Point(quality: 60, bytes: 4000, error: 1))
    curve.insert(RateCurve.Point(quality: 20, bytes: 1000, error: 10))
    #expect(abs(curve.bytes(quality: 40) - 2000) < 1e-6)
    #expect(abs(curve.quality(bytes: 2000) - 40) < 1e-9)
    // Beyond the ends, too, or by e in forty, which is the better: fewer bytes and more quality.
    #expect(abs(curve.bytes(quality: 100) - 10_873) < 1)
    #expect(abs(curve.quality(bytes: 500) - 0) < 1e-9)
    let double = curve.scaled(by: 2)
    #expect(abs(double.quality(bytes: 2000) - 20) < 1e-9)
    // Forty of quality are ten decibels, and what is not reached is no better.
    #expect(abs(curve.error(quality: 100) - 0.1) < 1e-9)
    curve.ceiling = 60
    #expect(abs(curve.error(quality: 100) - 1) < 1e-9)
  }

  @Test func pointsThatFallDoNotTurnTheCurve() {
    var curve = RateCurve()
    curve.insert(RateCurve.Point(quality: 20, bytes: 1000, error: 10))
    curve.insert(RateCurve.Point(quality: 30, bytes: 990, error: 5))
    #expect(curve.quality(bytes: 1100) > 30 && curve.quality(bytes: 900) < 20)
  }

  private static let whole = Compromise(quality: 90, size: Size(width: 1000, height: 800))

  private static func model(_ points: [(quality: Double, bytes: Int, colors: Int)]) -> RateModel {
    var model = RateModel()
    for point in points {
      var film = whole
      film.quality = point.quality
      // 27.5 dB and a quarter of one for each of quality.
      var error = 65_025.0 / 562.341325
      for _ in 0..<Int(point.quality) { error /= 1.0592537 }
      model.insert(
        RateModel.Estimate(bytes: point.bytes, error: error, colors: point.colors), of: film)
    }
    return model
  }

  @Test func floorsAreWhereColoursBecomeTooFew() {
    let model = Self.model([(60, 8000, 128), (20, 2000, 8)])
    // 32 is half way from 8 to 128.
    #expect(abs(model.quality(of: Compromise.Floor(quality: 50, colors: 32)) - 40) < 0.01)
    #expect(model.quality(of: Compromise.Floor(quality: 30, colors: 32)) == 30)
    // Never enough colours.
    #expect(model.quality(of: Compromise.Floor(quality: 50, colors: 200)) == 50)
  }

  @Test func flatCurvesAreWalkedDownInGrowingSteps() {
    let model = Self.model([(80, 8000, 128), (70, 7900, 100)])
    var film = Self.whole
    film.quality = 68
    #expect(abs(model.stride(to: film) - 50) < 0.01)
    film.quality = 20
    #expect(model.stride(to: film) == 20)
    film.quality = 75
    #expect(model.stride(to: film) == 75)
  }

  @Test func whatIsNearToEstimatesIsKnown() {
    let model = Self.model([(80, 8000, 128), (70, 7900, 100), (40, 5000, 50)])
    var film = Self.whole
    for (quality, isKnown) in [(81.5, true), (83, false), (75, true), (60, false), (41, true)] {
      film.quality = quality
      #expect(model.knows(film) == isKnown)
    }
    film.size = Size(width: 10, height: 10)
    #expect(!model.knows(film) && !model.knowsFormat(of: film))
  }

  @Test func formatsAreAlike() throws {
    var model = Self.model([(80, 8000, 128), (40, 2000, 32)])
    var half = Self.whole
    half.size = Size(width: 500, height: 400)
    let guessed = try #require(model.curve(half))
    // A quarter of the pixels has a little more than a quarter of the bytes.
    #expect(2000..<3200 ~= guessed.bytes(quality: 80))
    half.quality = 60
    model.insert(RateModel.Estimate(bytes: 1000, error: 3.6, colors: 64), of: half)
    // One point known, the curve is that of the whole film through it.
    let known = try #require(model.curve(half))
    #expect(abs(known.bytes(quality: 60) - 1000) < 1)
    #expect(abs(known.bytes(quality: 70) - 1414) < 2)
  }

  @Test func whatIsNotReachedHasACeiling() throws {
    var model = RateModel()
    // 40 dB where 50 are asked for.
    model.insert(RateModel.Estimate(bytes: 1000, error: 6.5025, colors: 256), of: Self.whole)
    #expect(abs(try #require(model.curve(Self.whole)).ceiling - 50) < 1e-6)
  }

  /// A film whose later frames change four times as much as its earlier ones.
  @Test func bytesAreInProportionToWhatChanges() throws {
    let size = Size(width: 40, height: 10)
    let packer = try GIF.FramePacker(
      width: 40, height: 10, backdrop: [UInt32](repeating: 0, count: 400))
    let film = PackedFilm(packer, delays: [Int](repeating: 10, count: 9), folder: "/tmp")
    var tally = packer.tally()
    for index in 0..<9 {
      var pixels = [UInt32](repeating: 0, count: 400)
      for x in 0..<(index < 5 ? 25 : 100) { pixels[x] = UInt32(index) }
      try film.append(packer.pack(pixels.span, delay: 10, counting: &tally), at: index)
    }
    let frames = UnpackedFrames(film: film, count: 9, size: size)
    let changes = try FrameChanges(frames, indices: Array(0..<9))
    // With fifty for each frame; the fifth covers what the fourth has not.
    #expect(changes.pixels == [50, 75, 75, 75, 75, 150, 150, 150, 150])
    // 100 bytes for the first, and one for three of these.
    let sums = changes.sums(of: [0, 2, 3, 7], [100, 25, 25, 50])
    #expect(sums == [100, 125, 150, 175, 200, 250, 300, 350, 400])
    // Every other frame is compared with the one two before it.
    #expect(
      try FrameChanges(frames, indices: [0, 2, 4, 6, 8]).pixels == [50, 75, 75, 150, 150])
    #expect(FrameChanges(count: 3).sums(of: [0, 1], [10, 4]) == [10, 14, 18])
    // Half of the bytes are in the first five frames.
    let estimate = RateModel.Estimate(
      bytes: 400, error: 1, colors: 9, shares: sums.map { $0 / 400 })
    #expect(estimate.extrapolated(bytes: 500, frames: 5) == 1000)
    #expect(estimate.extrapolated(bytes: 500, frames: 9) == 500)
    #expect(estimate.extrapolated(bytes: 500, frames: 0) == 500)
  }

  @Test(arguments: [1, 2, 3, 12, 13, 14, 40, 149, 150, 1000]) func samplesAreSpread(count: Int) {
    let sample = FrameSample(count: count)
    #expect(sample.runs[0] == 0..<1)
    let frames = sample.runs.flatMap { Array($0) }
    #expect(frames == frames.sorted() && Set(frames).count == frames.count)
    #expect(frames.allSatisfy { 0..<count ~= $0 } && frames.count <= 21)
    #expect(sample.indices.first == 0 && sample.indices.last == count - 1)
    // Of each its neighbours are there, to be compared with.
    for frame in frames where frame > 0 { #expect(sample.indices.contains(frame - 1)) }
    #expect(sample.frames == frames)
    // Those from which a palette learns: in the middle of both halves.
    if count > 13 {
      for middle in [1 + (count - 2) / 4, 1 + 3 * (count - 2) / 4] {
        #expect(sample.runs.contains(middle..<middle + 2))
      }
    }
  }
}
