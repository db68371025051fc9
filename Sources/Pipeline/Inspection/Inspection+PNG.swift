import Formatting
import PNG
import Plots

extension Inspection {
  /// A PNG or APNG; whether its pixels can be decoded is tried.
  static func png(_ bytes: [UInt8], path: String) throws(PNGError) -> Inspection {
    var decoder = try PNG.AnimationDecoder(bytes)
    let info = decoder.info
    var inspection = Inspection(path: path, kind: info.loops == nil ? "png" : "apng")
    inspection.addFile(bytes.count)
    inspection.addSize(info.width, info.height)
    inspection.add(
      "color", "colour", .string("\(info.kind)"), "\(info.kind.words), \(info.bitDepth) bits")
    inspection.add("bitDepth", "", .integer(info.bitDepth), nil)
    inspection.add(
      "interlaced", "interlaced", .boolean(info.isInterlaced), info.isInterlaced ? "yes" : "no")
    inspection.add("frames", "frames", .integer(info.frameCount), Numerals.grouped(info.frameCount))
    var damage: PNGError?
    var delays: [Double] = []
    do throws(PNGError) {
      while let frame = try decoder.next() { delays.append(frame.delay.seconds) }
    } catch {
      damage = error
    }
    if let loops = info.loops {
      let duration = (delays.reduce(0, +) * 1e6).rounded() / 1e6
      inspection.add("duration", "duration", .number(duration), Readable.time(duration))
      inspection.add("delays", "", .array(delays.map { .number($0) }), nil)
      inspection.addLoop(Int(loops))
    }
    inspection.addTexts(decoder.texts())
    inspection.addDamage(damage.map { "\($0)" })
    return inspection
  }

  /// Characters of a text that the readable form shows.
  private static let shownCharacters = 200
  /// Texts that it shows.
  private static let shownTexts = 12

  private mutating func addTexts(_ texts: PNG.Texts) {
    add(
      "text", "text",
      .array(
        texts.entries.map {
          .object([("keyword", .string($0.keyword)), ("value", .string($0.value))])
        }), nil)
    var lines = texts.entries.prefix(Self.shownTexts).map { entry in
      let shown = entry.value.prefix(Self.shownCharacters)
      let isCut = shown.endIndex < entry.value.endIndex
      return "\(entry.keyword): \(shown)"
        + (isCut ? "… (\(Numerals.grouped(entry.value.count)) characters)" : "")
    }
    let more = texts.entries.count - lines.count
    if more > 0 { lines.append("… and \(Numerals.grouped(more)) more, which --json lists") }
    if texts.omitted > 0 {
      lines.append("\(Numerals.grouped(texts.omitted)) left out, since all together are too long")
    }
    add(
      "textOmitted", "text", .integer(texts.omitted),
      lines.isEmpty ? nil : lines.joined(separator: "\n"))
  }
}

extension PNG.Info.Kind {
  fileprivate var words: String {
    switch self {
    case .gray: "grey"
    case .rgb: "RGB"
    case .indexed: "palette"
    case .grayAlpha: "grey with alpha"
    case .rgba: "RGB with alpha"
    }
  }
}
