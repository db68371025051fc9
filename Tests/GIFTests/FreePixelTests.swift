import TestSupport
import Testing

@testable import GIF

/// Which pixels may show other colours than their own, found by hand.
@Suite struct FreePixelTests {
  private static func withEdges<Result>(
    _ colors: [UInt32], width: Int, coarseness: Float = 0, _ body: (FleetingEdges) -> Result
  ) -> Result {
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let indices = [UInt8](repeating: 0, count: colors.count)
    return indices.withUnsafeBufferPointer { indices in
      colors.withUnsafeBufferPointer { colors in
        body(
          FleetingEdges(
            indices: indices, colors: colors, previous: none, next: none, width: width,
            coarseness: coarseness))
      }
    }
  }

  /// Pixels are counted eight at a time, and those that are left one by one.
  @Test(arguments: [0, 1, 7, 8, 9, 64, 1003]) func stillPixelsAreCounted(count: Int) {
    var random = SplitMix(seed: UInt64(count))
    let freedoms = (0..<count).map { _ in UInt8.random(in: 0..<4, using: &random) }
    let still = freedoms.filter { $0 == PixelChoices.Freedom.still }.count
    #expect(PixelChoices.with(indices: freedoms, freedoms: freedoms, \.stillCount) == still)
  }

  /// The left and the upper neighbour are grey, the right and the lower one differ by some steps of red, green and blue. Across and
  /// along red and blue count once and green twice, and more than 64 is an edge.
  @Test(arguments: [
    (8, 8, 8, false), (9, 9, 9, true), (32, 0, 0, false), (33, 0, 0, true), (0, 16, 0, false),
    (0, 17, 0, true), (0, 0, 33, true), (7, 7, 7, false),
  ]) func edgesAreByContrast(red: Int, green: Int, blue: Int, isEdge: Bool) {
    let grey: UInt32 = 0x64_6464
    let other = grey + UInt32(red << 16 | green << 8 | blue)
    let colors = [0, grey, 0, grey, 0, other, 0, other, 0]
    Self.withEdges(colors, width: 3) { edges in
      #expect(edges.contains(4) == isEdge)
      // What has no neighbour above or below is none.
      #expect(!edges.contains(1) && !edges.contains(7))
      let contrast = Float(2 * (red + 2 * green + blue))
      for (hidden, coarseness) in [(Float(400), Float(0)), (250, 0.5), (100, 1)] {
        #expect(
          FleetingEdges.weight(of: edges.colors, 3, at: 4, coarseness: coarseness)
            == max(hidden / contrast, 1))
      }
    }
    // Where errors are large everywhere half of that is enough, and at last any.
    let contrast = 2 * (red + 2 * green + blue)
    Self.withEdges(colors, width: 3, coarseness: 0.5) { #expect($0.contains(4) == (contrast > 32)) }
    Self.withEdges(colors, width: 3, coarseness: 1) {
      #expect($0.contains(4) && !$0.contains(1))
    }
  }

  @Test func positionsOfAPartAreThoseOfTheFrame() {
    let frame = PixelChoices.Frame(
      colors: .init(start: nil, count: 0), covered: .init(start: nil, count: 0), width: 10,
      part: GIF.Rectangle(x: 3, y: 2, width: 4, height: 3))
    #expect([0, 3, 4, 5, 11].map(frame.index) == [23, 26, 33, 34, 46])
  }

  /// Five frames of 5×5 pixels, of which the rows 0 (white), 2 and 4 (black) stand still, so that row 1 is all edges. Of frame 2:
  /// in row 1 the first pixel that differs changes in every frame, the second stood still before, the third stays afterwards; in
  /// row 3 one changes in every frame, beside one that is nearly black: no edge, but free if the palette is coarse, as where another
  /// colour of the film is far from all of its own.
  @Test(arguments: [false, true]) func onlyWhatIsGoneAtAnEdgeIsFree(isCoarse: Bool) throws {
    let (a, b, c): (UInt32, UInt32, UInt32) = (0x40_4040, 0x80_8080, 0xC0_C0C0)
    let dark: UInt32 = 0x08_0808
    let changes: [[UInt32]] = [
      [a, a, a, a], [b, a, a, b], [c, b, b, c], [a, c, b, a], [b, c, b, b],
    ]
    let frames = changes.map { pixels in
      var frame = [UInt32](repeating: 0xFFFFFF, count: 5) + [UInt32](repeating: 0, count: 20)
      for (position, color) in zip([6, 7, 8, 17], pixels) { frame[position] = color }
      frame[18] = dark
      return frame
    }
    let packer = try GIF.FramePacker(width: 5, height: 5, backdrop: frames[0])
    var tally = packer.tally()
    let film = GIF.PackedFilm(
      try frames.map { try packer.pack($0.span, delay: 1, counting: &tally) })
    let colors: [UInt32] = [0, dark, a, b, c, 0xFFFFFF]
    let seen = colors + (isCoarse ? [0xFF0000] : [])
    let palette = GIF.Palette(
      Quantizer.Result(
        colors: colors.map { ColorSpace.point($0) }, bits: [0, 0, 0, 0, 0, 0], error: 0),
      price: 10,
      samples: seen.map {
        Quantizer.Sample(point: ColorSpace.point($0), weight: 1, importance: 1, changes: 1)
      }, colors: seen, hasTransparentPixels: false)
    let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette)
    var planes = PlaneCache(ditherer: nil)
    try planes.load(0..<5, compressor)
    var cropped = CroppedFrame(width: 5, palette: palette, compressor.pricedPalette)
    let frame = try #require(planes[2])
    _ = cropped.crop(frame, after: planes[1], planes[0], before: planes[3])
    #expect(cropped.rectangle == GIF.Rectangle(x: 1, y: 1, width: 3, height: 3))
    typealias Freedom = PixelChoices.Freedom
    let found = cropped.withChoices(of: frame, after: planes[1]) { Array($0.freedoms) }
    let still = Freedom.still
    #expect(
      found == [
        Freedom.free, Freedom.loose, Freedom.fixed, still, still, still, still,
        isCoarse ? Freedom.free : Freedom.fixed, still,
      ])
    // The last frame stays.
    let last = try #require(planes[4])
    _ = cropped.crop(last, after: planes[3], planes[2], before: nil)
    let kept = cropped.withChoices(of: last, after: planes[3]) { Array($0.freedoms) }
    #expect(kept.allSatisfy { $0 == Freedom.fixed || $0 == Freedom.still })
    #expect(kept.contains(Freedom.fixed))
  }
}
