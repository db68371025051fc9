import GIF
import TestSupport
import Testing

@Suite struct PackingTests {
  private static func film() -> [[UInt32]] {
    (0..<16).map { t in
      Picture.figure(90, 60, time: t).enumerated().map { i, pixel in
        i % 90 < 30 ? pixel &- UInt32(i * t % 97) : pixel
      }
    }
  }

  /// Tallies of any partition in any order make the same palette, and frames compressed in any order
  /// the same bytes.
  @Test(arguments: [1, 2, 3, 7, 16]) func threadsDoNotMatter(parts: Int) throws {
    let frames = Self.film()
    let expected = try GIF.encode(
      frames: frames, width: 90, height: 60, delays: [Int](repeating: 3, count: 16))

    let packer = try GIF.FramePacker(width: 90, height: 60, backdrop: frames[0])
    var tallies = [GIF.ColorTally](repeating: packer.tally(), count: parts)
    var packed: [Int: GIF.PackedFrame] = [:]
    for t in (0..<16).reversed() {
      let frame = frames[t]
      packed[t] = try packer.pack(frame.span, delay: 3, counting: &tallies[t * 5 % parts])
    }
    var tally = packer.tally()
    for part in tallies.reversed() { tally.merge(part) }
    let all = packed
    let film = GIF.PackedFilm(count: 16) { index in try #require(all[index]) }
    let palette = try GIF.Palette(tally, film: film, packer: packer)
    let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette)
    var workspaces = (0..<parts).map { _ in compressor.workspace() }
    var compressed: [Int: GIF.CompressedFrame] = [:]
    for t in (0..<16).map({ $0 * 7 % 16 }) {
      compressed[t] = try compressor.compress(t, using: &workspaces[t * 3 % parts])
    }
    var encoder = GIF.Encoder(width: 90, height: 60, palette: palette)
    var bytes: [UInt8] = []
    for t in 0..<16 {
      encoder.append(try #require(compressed[t]))
      bytes += encoder.drain()
    }
    bytes += encoder.finish()
    #expect(bytes == expected)
  }

  /// Any backdrop gives the same film.
  @Test func backdropDoesNotMatter() throws {
    let frames = Self.film()
    func encode(over backdrop: [UInt32]) throws -> [UInt8] {
      let packer = try GIF.FramePacker(width: 90, height: 60, backdrop: backdrop)
      var tally = packer.tally()
      var packed: [GIF.PackedFrame] = []
      for frame in frames { packed.append(try packer.pack(frame.span, delay: 3, counting: &tally)) }
      let film = GIF.PackedFilm(packed)
      let palette = try GIF.Palette(tally, film: film, packer: packer)
      let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette)
      var workspace = compressor.workspace()
      var encoder = GIF.Encoder(width: 90, height: 60, palette: palette)
      for t in packed.indices {
        encoder.append(try compressor.compress(t, using: &workspace))
      }
      return encoder.finish()
    }
    let expected = try encode(over: frames[0])
    #expect(try encode(over: Picture.flat(90, 60, 0xFF12_3456)) == expected)
    #expect(try encode(over: frames[9]) == expected)
  }

  /// Bytes that are no packed frame give an error, never a trap.
  @Test func damagedPackedFrames() throws {
    let frames = Self.film()
    let packer = try GIF.FramePacker(width: 90, height: 60, backdrop: frames[0])
    var tally = packer.tally()
    let frame = frames[7]
    let packed = try packer.pack(frame.span, delay: 3, counting: &tally)
    let palette = try GIF.Palette(tally, film: GIF.PackedFilm([packed]), packer: packer)
    var random = SplitMix(seed: 11)
    var rejected = 0
    for _ in 0..<2000 {
      var bytes = packed.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      }
      let film = GIF.PackedFilm([GIF.PackedFrame(bytes: bytes, delay: 1)])
      let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette)
      var workspace = compressor.workspace()
      do {
        _ = try compressor.compress(0, using: &workspace)
      } catch let error as GIF.EncodingError {
        #expect(error == .packedFrame)
        rejected += 1
      }
    }
    #expect(rejected > 500)
  }
}
