import GIF
import TestSupport
import Testing

/// The decoder on files that the encoder does not make: written by hand after the specification.
@Suite struct DecoderTests {
  private static let header =
    Array("GIF89a".utf8) + [2, 0, 2, 0, 0x81, 0, 0] + [0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]
  private static let colors: [UInt32] = [0xFF00_0000, 0xFFFF_0000, 0xFF00_FF00, 0xFF00_00FF]

  /// An image block whose data are literal codes of three bits, with a clear code before each second
  /// so that they never widen.
  private static func image(
    _ indices: [UInt8], x: UInt8 = 0, y: UInt8 = 0, width: UInt8 = 2, height: UInt8 = 2,
    flags: UInt8 = 0, palette: [UInt8] = [], control: [UInt8] = [0, 5, 0, 0]
  ) -> [UInt8] {
    var bits = 0
    var count = 0
    var data: [UInt8] = []
    for code in indices.flatMap({ [4, Int($0)] }) + [5] {
      bits |= code << count
      count += 3
      while count >= 8 {
        data.append(UInt8(bits & 255))
        bits >>= 8
        count -= 8
      }
    }
    if count > 0 { data.append(UInt8(bits)) }
    return [0x21, 0xF9, 4] + control + [0, 0x2C, x, 0, y, 0, width, 0, height, 0, flags] + palette
      + [2, UInt8(data.count)] + data + [0]
  }

  @Test func localPalettesAndInterlacing() throws {
    let local: [UInt8] = [9, 9, 9, 8, 8, 8]
    let bytes =
      Self.header + Self.image([0, 1, 2, 3])
      + Self.image([0, 1], y: 1, height: 1, flags: 0x80, palette: local)
      + Self.image([3, 3, 0, 0], flags: 0x40) + [0x3B]
    let film = try GIF.decode(bytes)
    #expect(film.frames[0].pixels == Self.colors)
    #expect(
      film.frames[1].pixels == [Self.colors[0], Self.colors[1], 0xFF09_0909, 0xFF08_0808])
    #expect(film.frames[2].pixels == [3, 3, 0, 0].map { Self.colors[$0] })
    #expect(film.frames.map(\.delay) == [5, 5, 5])
    #expect(film.loop == .times(1))
  }

  @Test func interlacedRowsGoToTheirPlaces() throws {
    // Nineteen rows of one pixel; the file has rows 0, 8, 16, 4, 12, 2, 6, …
    let order = [0, 8, 16, 4, 12, 2, 6, 10, 14, 18] + stride(from: 1, to: 19, by: 2)
    var header = Self.header
    header[6] = 1
    header[8] = 19
    let bytes =
      header
      + Self.image(order.map { UInt8($0 * 7 % 4) }, width: 1, height: 19, flags: 0x40) + [0x3B]
    let film = try GIF.decode(bytes)
    #expect(film.frames[0].pixels == (0..<19).map { Self.colors[$0 * 7 % 4] })
  }

  @Test func disposals() throws {
    let bytes =
      Self.header + Self.image([1, 1, 1, 1], control: [1 << 2, 1, 0, 0])
      + Self.image([2], width: 1, height: 1, control: [3 << 2, 1, 0, 0])
      + Self.image([3], x: 1, width: 1, height: 1, control: [2 << 2, 1, 0, 0])
      + Self.image([2, 0], y: 1, height: 1, control: [1, 1, 0, 0])
      + Self.image([9 & 3, 0], control: [1, 1, 0, 0]).dropLast(3) + [0x3B]
    let film = try GIF.decode(bytes)
    let (r, g, b) = (Self.colors[1], Self.colors[2], Self.colors[3])
    #expect(
      film.frames.map(\.pixels) == [[r, r, r, r], [g, r, r, r], [r, b, r, r], [r, 0, g, r]])
    #expect(film.damage != nil)
  }

  private static let damaged: [(bytes: [UInt8], message: String)] = {
    let start = Array("GIF89a".utf8)
    var table: [(bytes: [UInt8], message: String)] = []
    func add(_ bytes: [UInt8], _ message: String) { table.append((bytes, message)) }
    add([], "not a GIF file")
    add(Array("GIF90a".utf8), "not a GIF file")
    add(Array(header.prefix(11)), "the block at byte 11 is cut short")
    add(Array(header.prefix(20)), "the block at byte 13 is cut short")
    add(header, "there is no image in the file")
    add(header + [0x3B], "there is no image in the file")
    add(header + [0x77], "byte 25 is 119, which begins no block")
    add(
      header + image([0], x: 2, width: 1, height: 1),
      "an image of 1×1 pixels at (2, 0) does not lie within the screen of 2×2")
    add(header + image([0, 1]), "the image at byte 33 holds 2 of its 4 pixels")
    add(
      start + [255, 255, 255, 255, 0, 0, 0],
      "the screen is 65535×65535 pixels where 1 to 67108864 pixels are allowed")
    add(
      start + [0, 0, 1, 0, 0, 0, 0],
      "the screen is 0×1 pixels where 1 to 67108864 pixels are allowed")
    add(
      start + [1, 0, 1, 0, 0, 0, 0] + image([0], width: 1, height: 1),
      "the image at byte 21 has no palette")
    add(
      header + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 9, 0],
      "the image at byte 25 has a code size of 9 bits where 1 to 8 are allowed")
    add(
      header + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x3C, 0],
      "the image at byte 25 uses code 7 before it is defined")
    return table
  }()

  @Test(arguments: damaged)
  func damage(bytes: [UInt8], message: String) {
    do {
      _ = try GIF.decode(bytes)
      Issue.record("no error")
    } catch {
      #expect("\(error)" == message)
    }
  }

  /// Whatever happens to a file, decoding ends with frames or an error within the given bounds.
  @Test(arguments: 0..<8) func mutations(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let frames = (0..<4).map { Picture.figure(48, 32, time: $0 * 3) }
    let good = try GIF.encode(
      frames: frames, width: 48, height: 32, delays: [3, 4, 5, 6],
      options: GIF.Options(comment: "seed \(seed)"))
    var frameCounts = Set<Int>()
    for _ in 0..<800 {
      var bytes = good
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.remove(at: at)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
        default:
          let other = Int.random(in: 0..<bytes.count, using: &random)
          bytes.insert(contentsOf: bytes[min(at, other)..<max(at, other)].prefix(200), at: at)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
      }
      let film = try? GIF.decode(bytes, pixelLimit: 1 << 18, filmLimit: 1 << 20)
      let count = film.map { $0.frames.count * $0.width * $0.height } ?? 0
      #expect(count <= 1 << 20)
      frameCounts.insert(film?.frames.count ?? 0)
    }
    // The mutations reach beyond the header, and not all of them are harmless.
    #expect(frameCounts.isSuperset(of: [0, 1, 2, 3, 4]))
  }

  /// Each prefix of a file gives the frames that it holds whole.
  @Test func everyTruncation() throws {
    let frames = (0..<3).map { Picture.figure(16, 12, time: $0 * 2) }
    let bytes = try GIF.encode(frames: frames, width: 16, height: 12, delays: [3, 3, 3])
    var count = 0
    for length in 0..<bytes.count {
      guard let film = try? GIF.decode(Array(bytes[..<length])) else { continue }
      #expect(film.frames.count >= count)
      count = film.frames.count
      #expect(film.frames.map(\.pixels) == Array(frames[..<count]))
    }
    #expect(count == 3)
  }
}
