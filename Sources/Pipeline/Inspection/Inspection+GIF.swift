import Formatting
import GIF
import Plots

extension Inspection {
  /// A GIF, image by image as it stands in the file; of a damaged one, what comes before the damage.
  static func gif(_ bytes: [UInt8], path: String) throws(GIF.DecodingError) -> Inspection {
    var decoder = try GIF.Decoder(bytes)
    var inspection = Inspection(path: path, kind: "gif")
    var film = GIFSummary()
    var table = Table(key: "images", columns: GIFSummary.columns)
    var damage: GIF.DecodingError?
    do throws(GIF.DecodingError) {
      while let image = try decoder.next() { table.rows.append(film.row(for: image)) }
    } catch {
      damage = error
    }
    inspection.addFile(bytes.count)
    inspection.addSize(decoder.width, decoder.height)
    inspection.add(
      "version", "version", .string(decoder.version.rawValue), decoder.version.rawValue)
    film.addFacts(to: &inspection)
    let global = decoder.globalPalette.count
    inspection.add(
      "globalColors", "global palette", .integer(global), global == 0 ? "none" : "\(global) colours"
    )
    inspection.add(
      "localPalettes", "local palettes", .integer(film.localPalettes), "\(film.localPalettes)")
    inspection.addLoop(
      decoder.loop == .forever ? 0 : decoder.loop.plays)
    inspection.add(
      "comments", "comments", .array(decoder.comments.map { .string($0) }),
      decoder.comments.isEmpty ? nil : decoder.comments.joined(separator: "\n"))
    inspection.addDamage(damage.map { "\($0)" } ?? table.missing(from: bytes))
    inspection.table = table
    return inspection
  }

  mutating func addFile(_ bytes: Int) {
    add(
      "bytes", "file", .integer(bytes),
      "\(Readable.bytes(bytes)) (\(Readable.counted(bytes, "byte")))")
  }

  mutating func addSize(_ width: Int, _ height: Int) {
    add("width", "size", .integer(width), "\(width)×\(height) pixels")
    add("height", "", .integer(height), nil)
  }

  /// - Parameter plays: 0 is forever.
  mutating func addLoop(_ plays: Int) {
    add(
      "plays", "plays", plays == 0 ? .null : .integer(plays),
      plays == 0 ? "forever" : plays == 1 ? "once" : "\(plays) times")
  }
}

extension Inspection.Table {
  /// What a GIF lacks whose images can all be read: one cut off between two of them is a film to decoders.
  fileprivate func missing(from bytes: [UInt8]) -> String? {
    if rows.isEmpty { return "there is no image in the file" }
    // Some programs pad files with zeros.
    return bytes.last { $0 != 0 } == UInt8(ascii: ";")
      ? nil : "the file does not end with a GIF's trailer"
  }
}

extension GIF.Loop {
  /// How often the film plays; 0 is forever.
  fileprivate var plays: Int {
    switch self {
    case .forever: 0
    case .times(let times): times
    }
  }
}
