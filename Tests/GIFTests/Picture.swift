import CLibrary
import TestSupport

/// Small films to encode.
enum Picture {
  /// Colours that are easy to tell apart: any two differ by more than rounding can.
  static func color(_ index: Int) -> UInt32 {
    0xFF00_0000 | UInt32(index & 7) * 36 << 16 | UInt32(index >> 3 & 7) * 36 << 8
      | UInt32(index >> 6 & 7) * 36
  }

  static func flat(_ width: Int, _ height: Int, _ color: UInt32 = 0xFFFF_FFFF) -> [UInt32] {
    [UInt32](repeating: color, count: width * height)
  }

  /// Every pixel one of `colors` colours, at random; each colour occurs if there are pixels enough.
  static func noise(_ width: Int, _ height: Int, colors: Int, seed: UInt64) -> [UInt32] {
    var random = SplitMix(seed: seed)
    return (0..<width * height).map { i in
      color(i < colors ? i : Int.random(in: 0..<colors, using: &random))
    }
  }

  /// Random runs of up to `length` pixels, which strings of a full table are made of.
  static func runs(_ width: Int, _ height: Int, colors: Int, length: Int, seed: UInt64) -> [UInt32]
  {
    var random = SplitMix(seed: seed)
    var pixels: [UInt32] = []
    while pixels.count < width * height {
      let run = color(Int.random(in: 0..<colors, using: &random))
      pixels += [UInt32](repeating: run, count: Int.random(in: 1...length, using: &random))
    }
    return Array(pixels.prefix(width * height))
  }

  /// A figure: flat ground, text-like dots that stay, a line that moves with soft edges.
  static func figure(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    var pixels = flat(width, height)
    for y in 0..<height {
      for x in 0..<width {
        if (x / 3 + y / 2) % 11 == 0, y < height / 4 { pixels[y * width + x] = 0xFF20_2020 }
        let distance = abs(x * 2 + y - 4 * time - width / 2)
        if distance < 6 {
          let level = UInt32(distance * 40)
          pixels[y * width + x] = 0xFF00_0000 | level << 16 | level / 2 << 8 | 0xC0
        }
      }
    }
    return pixels
  }

  /// Columns of four colours that move to the left.
  static func columns(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    (0..<width * height).map { color((($0 % width + 7 * time) / 24 % 4) * 70) }
  }

  /// A still ramp of greys, and on it a small coloured square that moves.
  static func mark(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    (0..<width * height).map { position in
      let (x, y) = (position % width, position / width)
      let isMark = x / 2 == 10 + time && y / 2 == height / 4
      return isMark
        ? 0xFFFF_00FF : 0xFF00_0000 | UInt32(40 + 150 * (x + y) / (width + height)) * 0x01_0101
    }
  }

  /// Random tiles of 8 × 8 pixels, of 256 greys in all.
  static func tiles(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    var random = SplitMix(seed: UInt64(time))
    let (across, down) = ((width + 7) / 8, (height + 7) / 8)
    let tiles = (0..<across * down).map { _ in
      0xFF00_0000 | UInt32.random(in: 0..<256, using: &random) * 0x01_0101
    }
    return (0..<width * height).map { tiles[$0 / width / 8 * across + $0 % width / 8] }
  }

  /// Three lines with soft edges that turn over dots, some thousand colours in all.
  static func lines(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    let inks: [(red: Double, green: Double, blue: Double)] = [
      (160, 30, 240), (60, 140, 90), (220, 0, 0),
    ]
    return (0..<width * height).map { position in
      let (x, y) = (Double(position % width), Double(position / width))
      let (u, v) = (
        x.truncatingRemainder(dividingBy: 12) - 6, y.truncatingRemainder(dividingBy: 10) - 5
      )
      let dot = min(max(3.5 - (u * u + v * v).squareRoot(), 0), 1)
      let isBlue = x * 3 < y * 5
      var (red, green, blue) = (
        252 - dot * (isBlue ? 220 : 10), 252 - dot * (isBlue ? 150 : 90),
        252 - dot * (isBlue ? 70 : 240)
      )
      for (index, ink) in inks.enumerated() {
        let angle = 0.4 + Double(index) + 0.05 * Double(time) * Double(index + 1)
        let distance = abs((x - 100) * sin(angle) + (y - 60) * cos(angle) - 8 * Double(index))
        let cover = min(max(2 - distance, 0), 1)
        red += cover * (ink.red - red)
        green += cover * (ink.green - green)
        blue += cover * (ink.blue - blue)
      }
      return 0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }

  /// Smooth hills of sixty blues that move over each other: bands in which half of the pixels change, here and there.
  static func hills(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    (0..<width * height).map { position in
      let (x, y, t) = (Double(position % width), Double(position / width), Double(time))
      let wave = sin(x / 23 + t / 9) * cos(y / 17 - t / 11) + sin((x + y) / 31 - t / 7)
      let level = UInt32(30 + 14 * wave)
      return 0xFF00_0000 | level << 17 | level << 10 | 0xA0
    }
  }

  /// A field in thousands of colours, other ones in every frame, beside a ramp of greys that stands still, and on it a small
  /// mark that moves.
  static func turning(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    (0..<width * height).map { position in
      let (x, y) = (position % width, position / width)
      if x / 2 == 3 + time && y / 2 == height / 4 { return 0xFFFF_00FF }
      if x < width / 4 { return 0xFF00_0000 | UInt32(60 + 150 * y / height) * 0x01_0101 }
      let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
      let angle = 2 * Double.pi * (Double(time) / 20 + 0.35 * u)
      let brightness = 170 + 80 * cos(2 * u + angle) * v
      func level(_ phase: Double) -> UInt32 {
        UInt32(brightness * (1 - (0.6 + 0.3 * v) * (0.5 - 0.5 * cos(angle + phase))))
      }
      return 0xFF00_0000 | level(0) << 16 | level(2.1) << 8 | level(4.2)
    }
  }

  /// A shaded field in thousands of colours whose left half stands still, and a line with soft edges.
  static func gradient(_ width: Int, _ height: Int, time: Int) -> [UInt32] {
    var pixels = flat(width, height)
    for y in 0..<height {
      for x in 0..<width {
        let shift = x < width / 2 ? 0 : 5 * time
        let red = UInt32(120 + (x * 60 / width + shift) % 70)
        let green = UInt32(100 + (y * 70 / height + shift) % 80)
        let blue = 2 * red - 100
        let distance = abs(x + y - 4 * time - 30)
        let level = UInt32(min(distance, 3))
        pixels[y * width + x] =
          0xFF00_0000 | (red * level / 3) << 16 | (green * level / 3) << 8 | blue * level / 3
      }
    }
    return pixels
  }
}
