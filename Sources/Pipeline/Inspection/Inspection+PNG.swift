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
    inspection.add(
      "text", "text",
      .array(
        info.text.map { .object([("keyword", .string($0.keyword)), ("value", .string($0.value))]) }),
      info.text.isEmpty
        ? nil : info.text.map { "\($0.keyword): \($0.value)" }.joined(separator: "\n"))
    inspection.addDamage(damage.map { "\($0)" })
    return inspection
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
