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
    #expect(abs(curve.quality(bytes: 2000) - 40) < 0.01)
    // Beyond the ends, too, or by e in forty, which is the better: fewer bytes and more quality.
    #expect(abs(curve.bytes(quality: 100) - 10_873) < 1)
    #expect(abs(curve.quality(bytes: 500) - 0) < 0.01)
    let double = curve.scaled(by: 2)
    #expect(abs(double.quality(bytes: 2000) - 20) < 0.01)
    // Forty of quality are ten decibels, and what is not reached is no better.
    #expect(abs(curve.error(quality: 100) - 0.1) < 1e-9)
    curve.ceiling = 60
    #expect(abs(curve.error(quality: 100) - 1) < 1e-9)
  }

  @Test func bytesRiseFasterTowardsTheCeiling() {
    var curve = RateCurve()
    curve.insert(RateCurve.Point(quality: 0, bytes: 500, error: 100))
    curve.insert(RateCurve.Point(quality: 32, bytes: 1000, error: 10))
    curve.insert(RateCurve.Point(quality: 36, bytes: 1600, error: 8))
    #expect(abs(curve.bytes(quality: 33) - 1124.683) < 0.01)
    curve.ceiling = 36
    // After a quarter of the way an eighth of the rise, instead of a quarter.
    #expect(abs(curve.bytes(quality: 33) - 1060.51) < 0.01)
    #expect(abs(curve.quality(bytes: 1060.51) - 33) < 0.01)
    #expect(
      abs(curve.bytes(quality: 32) - 1000) < 1e-6 && abs(curve.bytes(quality: 36) - 1600) < 1e-6)
    // Below all that is as it was, and so it is where the last step is large.
    #expect(abs(curve.bytes(quality: 16) - 707.107) < 0.001)
    var steep = RateCurve()
    steep.insert(RateCurve.Point(quality: 16, bytes: 1000, error: 100))
    steep.insert(RateCurve.Point(quality: 36, bytes: 1600, error: 8))
    steep.ceiling = 36
    #expect(abs(steep.bytes(quality: 26) - 1264.911) < 0.001)
  }

  @Test func truthCorrectsTheCurve() {
    var curve = RateCurve()
    curve.insert(RateCurve.Point(quality: 60, bytes: 4000, error: 1))
    curve.insert(RateCurve.Point(quality: 20, bytes: 1000, error: 10))
    // A tenth longer, at every quality.
    curve.correct(quality: 60, bytes: 4400)
    #expect(abs(curve.bytes(quality: 60) - 4400) < 1e-6)
    #expect(abs(curve.bytes(quality: 20) - 1100) < 1e-6)
    // Between two films in between: the mean of the logarithms of 1.1 and 0.9.
    curve.correct(quality: 20, bytes: 900)
    #expect(abs(curve.bytes(quality: 20) - 900) < 1e-6)
    #expect(abs(curve.bytes(quality: 60) - 4400) < 1e-6)
    #expect(abs(curve.bytes(quality: 40) - 1989.97) < 0.01)
    #expect(abs(curve.quality(bytes: 1989.97) - 40) < 0.01)
    #expect(curve.uncorrected.bytes(quality: 20) == 1000)
  }

  /// A film that came to a tenth more than was thought has come to no more than an estimate that was made later says.
  @Test func truthIsComparedWithWhatIsKnownLater() {
    var curve = RateCurve()
    curve.insert(RateCurve.Point(quality: 60, bytes: 2000, error: 1))
    curve.correct(quality: 50, bytes: 1900)
    // As if bytes fell by e in forty.
    #expect(curve.bytes(quality: 60) > 2400)
    curve.insert(RateCurve.Point(quality: 40, bytes: 1805, error: 3))
    #expect(abs(curve.bytes(quality: 60) - 2000) < 0.1)
    #expect(abs(curve.bytes(quality: 40) - 1805) < 0.1)
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
    // Below what is known half as many for twenty less.
    #expect(
      abs(Self.model([(60, 8000, 64)]).quality(of: Compromise.Floor(quality: 50, colors: 32)) - 40)
        < 0.01)
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
    // A quarter of the pixels has more than a quarter of the bytes.
    #expect(2000..<4000 ~= guessed.bytes(quality: 80))
    half.quality = 60
    model.insert(RateModel.Estimate(bytes: 1000, error: 3.6, colors: 64), of: half)
    // One point known, the curve is that of the whole film through it.
    let known = try #require(model.curve(half))
    #expect(abs(known.bytes(quality: 60) - 1000) < 1)
    #expect(abs(known.bytes(quality: 70) - 1414) < 2)
    // What one film has truly come to is expected of the others.
    model.correct(half, bytes: 1200)
    #expect(abs(try #require(model.curve(half)).bytes(quality: 60) - 1200) < 1)
    #expect(abs(try #require(model.curve(Self.whole)).bytes(quality: 40) - 2400) < 1)
    #expect(abs(try #require(model.curve(Self.whole)).bytes(quality: 80) - 9600) < 1)
    // Its own films are what it goes by.
    var film = Self.whole
    for (quality, bytes) in [(80.0, 8800), (40.0, 1800)] {
      film.quality = quality
      model.correct(film, bytes: bytes)
    }
    #expect(abs(try #require(model.curve(film)).bytes(quality: 80) - 8800) < 1)
    #expect(abs(try #require(model.curve(film)).bytes(quality: 40) - 1800) < 1)
  }

  /// Some sizes have palettes for single frames, which reach more.
  @Test func whatIsNotKnownMayReachMoreThanTheBest() throws {
    var model = RateModel()
    var film = Self.whole
    for (width, error) in [(1000, 6.5025), (900, 2.0563), (800, 6.5025)] {
      film.size = Size(width: width, height: width * 4 / 5)
      model.insert(RateModel.Estimate(bytes: 1000 * width, error: error, colors: 256), of: film)
    }
    film.size = Size(width: 700, height: 560)
    #expect(try #require(model.curve(film)).ceiling > 70)
    film.size = Size(width: 800, height: 640)
    #expect(abs(try #require(model.curve(film)).ceiling - 50) < 0.01)
    #expect(try #require(model.curve(film)).top == 90)
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
    let sample = FrameSample(changes)
    let sums = changes.sums(
      of: sample, sample.frames.map { $0 == 0 ? 100 : $0 < 5 ? 25 : 50 }
    ).map { ($0 * 1000).rounded() / 1000 }
    #expect(sums == [100, 125, 150, 175, 200, 250, 300, 350, 400])
    // Every other frame is compared with the one two before it.
    #expect(
      try FrameChanges(frames, indices: [0, 2, 4, 6, 8]).pixels == [50, 75, 75, 150, 150])
    // Where all are in the sample, the sum is that of all.
    let few = FrameChanges(count: 3)
    #expect(few.sums(of: FrameSample(few), [10, 4, 6]) == [10, 15, 20])
    // Half of the bytes are in the first five frames.
    let estimate = RateModel.Estimate(
      bytes: 400, error: 1, colors: 9, shares: sums.map { $0 / 400 })
    #expect(estimate.extrapolated(bytes: 500, frames: 5) == 1000)
    #expect(estimate.extrapolated(bytes: 500, frames: 9) == 500)
    #expect(estimate.extrapolated(bytes: 500, frames: 0) == 500)
  }

  /// What is likely to be in a sample counts less: frames of 7 bytes each, some of which change four times as much as others.
  @Test func samplesAreNotBiased() {
    var (random, estimates, much) = (UInt32(1), 0.0, 0)
    for _ in 0..<50 {
      let changes = FrameChanges(
        pixels: (0..<1001).map { _ in
          random = random &* 1_664_525 &+ 1_013_904_223
          return random >> 31 == 0 ? 100 : 400
        })
      let sample = FrameSample(changes)
      much += sample.frames.filter { changes.pixels[$0] == 400 }.count
      estimates += changes.sums(of: sample, sample.frames.map { _ in 7 }).last ?? 0
    }
    // Two of three.
    #expect(abs(Double(much) / (50 * 17) - 0.66) < 0.05)
    #expect(abs(estimates / 50 - 7007) < 300)
  }

  @Test(arguments: [1, 2, 3, 6, 7, 8, 40, 149, 1000]) func samplesAreSpread(count: Int) {
    let sample = FrameSample(
      FrameChanges(pixels: (0..<count).map { $0 % 7 == 3 ? 5000 : Double(50 + $0 % 5) }))
    #expect(sample.frames.first == 0 && sample.frames == Set(sample.frames).sorted())
    #expect(sample.frames.allSatisfy { 0..<count ~= $0 })
    #expect(sample.frames.count == min(count, 1 + min(max(count / 12, 6), 16)))
    #expect(sample.runs == sample.frames.map { $0..<$0 + 1 })
    #expect(sample.weights.count == sample.frames.count)
    #expect(sample.indices.first == 0 && sample.indices.last == count - 1)
    // Of each its neighbours are there, to be compared with.
    for frame in sample.frames {
      for near in [frame - 1, frame + 1] where 0..<count ~= near {
        #expect(sample.indices.contains(near))
      }
    }
    // Those from which a palette learns: in the middle of both halves.
    for middle in [1 + (count - 2) / 4, 1 + 3 * (count - 2) / 4] where count > 6 {
      for near in middle - 1...middle + 2 where near < count {
        #expect(sample.indices.contains(near))
      }
    }
  }
}
