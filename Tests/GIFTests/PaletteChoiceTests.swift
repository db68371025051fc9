import Foundation
import Testing

@testable import GIF

/// Palettes of a film in some fifty thousand colours, measured by looking for each pixel's nearest colour.
struct PaletteChoiceTests {
  private static let (width, height) = (300, 200)
  private static let frame: [UInt32] = (0..<width * height).map { position in
    let (x, y) = (position % width, position / width)
    let blue = UInt32(truncatingIfNeeded: position &* 2_654_435_761 >> 16) & 63
    return UInt32(x * 255 / width) << 16 | UInt32(y * 255 / height) << 8 | blue
  }

  /// Of every 31st pixel.
  private static func decibels(_ palette: GIF.Palette) -> Double {
    func channels(_ color: UInt32) -> [Int] { [16, 8, 0].map { Int(color >> $0 & 255) } }
    let colors = palette.colors.map(channels)
    let errors = stride(from: 0, to: frame.count, by: 31).map { position in
      let pixel = channels(frame[position])
      return colors.map { color in
        zip(pixel, color).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }.min() ?? 0
    }
    return 10 * log10(65_025 * 3 * Double(errors.count) / Double(errors.reduce(0, +)))
  }

  @Test func draftsAreNearlyAsGood() throws {
    let packer = try GIF.FramePacker(
      width: Self.width, height: Self.height, backdrop: Self.frame)
    var tally = packer.tally()
    let packed = try packer.pack(Self.frame.span, delay: 4, counting: &tally)
    // Each by itself: the second palette of a choice knows what the first has learnt.
    func palette(isDraft: Bool) throws -> GIF.Palette {
      try GIF.PaletteChoice(
        tally, film: GIF.PackedFilm([packed]), packer: packer, options: GIF.Options(quality: 10)
      ).palette(targetPSNR: 30, isDraft: isDraft)
    }
    let (full, draft) = (try palette(isDraft: false), try palette(isDraft: true))
    for palette in [full, draft] { #expect(abs(Self.decibels(palette) - 30) < 0.5) }
    #expect(draft.colors != full.colors)
    // As many colours, about, or the length of a film could not be told from a draft.
    #expect(abs(draft.colors.count - full.colors.count) <= full.colors.count / 16)
  }
}
