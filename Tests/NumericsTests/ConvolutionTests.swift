import Foundation
import Kernels
import Numerics
import Testing

@testable import Threading

struct ConvolutionTests {
  private func distance<T: Real>(_ a: [T], _ b: [Double]) -> Double {
    #expect(a.count == b.count)
    return zip(a, b).reduce(0) {
      let distance = abs(Double($1.0) - $1.1) / max(abs($1.1), 1)
      return distance.isNaN ? .infinity : max($0, distance)
    }
  }

  @Test(arguments: ConvolutionCase.all)
  func agreesWithItsDefinition(_ convolution: ConvolutionCase) {
    let wanted = convolution.definition()
    func check<T: Real>(_ found: ConvolutionCase.Results<T>, within limit: Double) {
      #expect(distance(found.z, wanted.z) < limit)
      #expect(distance(found.x, wanted.x) < limit)
      #expect(distance(found.w, wanted.w) < limit)
      #expect(distance(found.bias, wanted.bias) < limit)
    }
    check(convolution.results(Double.kernels), within: 1e-12)
    check(convolution.results(Float.kernels), within: 1e-4)
  }

  /// Where they take fewer products, and where transforming does not cost more than that saves.
  @Test func tilesAreOfThreeByThreeAndManyChannels() {
    func isTiled(_ convolution: ConvolutionCase?) -> Bool {
      convolution.flatMap { WinogradTiles($0.shape, .forward) }?.isFaster == true
    }
    #expect(ConvolutionCase.tiled.allSatisfy { WinogradTiles($0.shape, .forward) != nil })
    func convolution(
      _ channels: Int = 32, groups: Int = 1, size: Int = 14, kernel: Int = 3, stride: Int = 1,
      dilation: Int = 1
    ) -> ConvolutionCase? {
      ConvolutionCase(
        channels: channels, outputs: 64, groups: groups, size: (size, size),
        kernel: (kernel, kernel), stride: stride, dilation: dilation, padding: (1, 1), samples: 16)
    }
    #expect(isTiled(convolution()))
    #expect(!isTiled(convolution(1)))
    #expect(!isTiled(convolution(4096)))
    #expect(!isTiled(convolution(groups: 2)))
    #expect(!isTiled(convolution(size: 1)))
    #expect(!isTiled(convolution(kernel: 5)))
    #expect(!isTiled(convolution(stride: 2)))
    #expect(!isTiled(convolution(dilation: 2)))
  }

  /// Whatever the set of instructions, the order of the pieces, and the number of threads.
  @Test(arguments: ConvolutionCase.all)
  func allSetsAndThreadsGiveTheSameBits(_ convolution: ConvolutionCase) {
    let teams = [1, 2, 8].map { ThreadTeam(exactly: $0, looks: 100) }
    func bits<T: Real>(_ sets: [any KernelSet<T>.Type], _ bits: (T) -> UInt64) -> Set<[UInt64]> {
      let all = sets.flatMap { set in
        teams.map { convolution.results(set, $0.run) }
          + [convolution.results(set) { count, body in (0..<count).reversed().forEach(body) }]
      }
      return Set(all.map { ($0.z + $0.x + $0.w + $0.bias).map(bits) })
    }
    #expect(bits(KernelSets.float) { UInt64($0.bitPattern) }.count == 1)
    #expect(bits(KernelSets.double) { $0.bitPattern }.count == 1)
  }

  /// Images are [samples, channels, height, width].
  private struct Reference: Decodable {
    let stride, padding: Int
    let x, w, upstream, y, dx, dw: [[[[Double]]]]
    let b, db: [Double]
  }

  private struct References: Decodable {
    let cases: [Reference]
  }

  @Test func agreesWithPyTorch() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Reference/convolutions", withExtension: "json"))
    for reference in try JSONDecoder().decode(References.self, from: Data(contentsOf: url)).cases {
      func axis(_ size: Int?, _ kernel: Int?) throws -> ConvolutionAxis {
        try #require(
          ConvolutionAxis(
            input: size ?? 0, kernel: kernel ?? 0, stride: reference.stride,
            before: reference.padding, after: reference.padding))
      }
      let (x, w) = (reference.x[0], reference.w[0])
      let shape = try #require(
        ConvolutionShape(
          channels: x.count, outputs: reference.w.count,
          rows: axis(x.first?.count, w.first?.count),
          columns: axis(x.first?.first?.count, w.first?.first?.count)))
      let convolution = Convolution(shape)
      let weights = reference.w.joined().joined().flatMap(\.self)
      var y = [Double](repeating: .nan, count: shape.outputs * shape.outputPlane * 16)
      var dx = [Double](repeating: .nan, count: shape.channels * shape.inputPlane * 16)
      var (dw, db) = (weights, reference.b)
      var u = [Double](
        repeating: .nan,
        count: max(convolution.forward.weightCount, convolution.inputGradient.weightCount))
      func compute(
        _ pass: ConvolutionPass, bias: [Double]?, _ x: [Double], into z: inout [Double]
      ) {
        pass.transform(0..<pass.weightPieces(stride: 16), weights, into: &u)
        pass.compute(
          0..<pass.pieces(stride: 16), weights, transformed: u, bias: bias, x, into: &z, stride: 16)
      }
      compute(convolution.forward, bias: reference.b, panel(reference.x), into: &y)
      let upstream = panel(reference.upstream)
      compute(convolution.inputGradient, bias: nil, upstream, into: &dx)
      let gradient = convolution.weightGradient
      var sums = [Double](repeating: .nan, count: gradient.sumCount)
      gradient.compute(
        0..<gradient.pieces(stride: 16), upstream, panel(reference.x), into: &dw, bias: &db,
        sums: &sums, stride: 16)
      gradient.finish(0..<gradient.finishingPieces(stride: 16), sums, into: &dw, bias: &db)
      for (sample, image) in reference.y.enumerated() {
        #expect(distance(pick(sample, y), image.joined().flatMap(\.self)) < 1e-12)
      }
      for (sample, image) in reference.dx.enumerated() {
        #expect(distance(pick(sample, dx), image.joined().flatMap(\.self)) < 1e-12)
      }
      #expect(distance(dw, reference.dw.joined().joined().flatMap(\.self)) < 1e-12)
      #expect(distance(db, reference.db) < 1e-12)
    }
  }

  /// [channels, height, width, 16] with zeros for samples that are not there.
  private func panel(_ images: [[[[Double]]]]) -> [Double] {
    let samples = images.map { $0.joined().flatMap(\.self) }
    return samples[0].indices.flatMap { i in
      (0..<16).map { $0 < samples.count ? samples[$0][i] : 0 }
    }
  }

  private func pick(_ sample: Int, _ panel: [Double]) -> [Double] {
    Swift.stride(from: sample, to: panel.count, by: 16).map { panel[$0] }
  }

  @Test func sizesThatDoNotFitAreRefused() {
    #expect(ConvolutionAxis(input: 3, kernel: 5) == nil)
    #expect(ConvolutionAxis(input: 3, kernel: 5, before: 1, after: 1)?.output == 1)
    #expect(ConvolutionAxis(input: 3, kernel: 2, dilation: 3) == nil)
    #expect(ConvolutionAxis(input: 0, kernel: 1) == nil)
    #expect(ConvolutionAxis(input: 3, kernel: 1, stride: 0) == nil)
    #expect(ConvolutionAxis(input: 3, kernel: 1, before: -1) == nil)
    #expect(ConvolutionAxis(input: .max, kernel: .max, dilation: .max) == nil)
    #expect(ConvolutionAxis(input: 28, kernel: 3, stride: 2, before: 1, after: 1)?.output == 14)
    let axis = ConvolutionAxis(input: 3, kernel: 1)
    guard let axis else { return }
    #expect(ConvolutionShape(channels: 4, outputs: 6, groups: 3, rows: axis, columns: axis) == nil)
    #expect(ConvolutionShape(channels: 6, outputs: 4, groups: 3, rows: axis, columns: axis) == nil)
    #expect(ConvolutionShape(channels: 6, outputs: 3, groups: 3, rows: axis, columns: axis) != nil)
  }

  /// What lies outside an image is nothing, not zero times a weight.
  @Test func infiniteWeightsBesideAnImageDoNotMatter() throws {
    let axis = try #require(ConvolutionAxis(input: 1, kernel: 3, before: 1, after: 1))
    let point = try #require(ConvolutionAxis(input: 1, kernel: 1))
    let shape = try #require(
      ConvolutionShape(channels: 1, outputs: 1, rows: axis, columns: point))
    var z = [Float](repeating: .nan, count: 16)
    let convolution = Convolution(shape)
    convolution.forward.compute(
      0..<1, [.infinity, 2, .nan], transformed: [], [Float](repeating: 3, count: 16), into: &z,
      stride: 16)
    #expect(z == [Float](repeating: 6, count: 16))
  }
}
