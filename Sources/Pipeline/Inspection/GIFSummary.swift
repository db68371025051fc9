import Formatting
import GIF
import Plots

/// What the images of a GIF add up to.
struct GIFSummary {
  private var frames = 0
  private var delays: [Int: Int] = [:]
  private var disposals: [String: Int] = [:]
  private var colors = Set<UInt32>()
  private var dataBytes = 0
  private var largest = 0
  private var transparent = 0
  private var interlaced = 0
  private(set) var localPalettes = 0

  static let columns = [
    ("x", "x"), ("y", "y"), ("width", "width"), ("height", "height"), ("delay", "delay"),
    ("disposal", "disposal"), ("transparentIndex", "transparent"),
    ("localColors", "local palette"), ("bytes", "bytes"),
  ]

  /// Counts an image. O(pixels).
  mutating func row(for image: GIF.Image) -> Inspection.Row {
    let disposal = "\(image.disposal)"
    let local = image.hasLocalPalette ? image.palette.count : 0
    frames += 1
    delays[image.delay, default: 0] += 1
    disposals[disposal, default: 0] += 1
    dataBytes += image.data.byteCount
    largest = max(largest, image.data.byteCount)
    if image.transparentIndex != nil { transparent += 1 }
    if image.isInterlaced { interlaced += 1 }
    if image.hasLocalPalette { localPalettes += 1 }
    var isUsed = [Bool](repeating: false, count: 256)
    for index in image.indices { isUsed[Int(index)] = true }
    for (index, color) in image.palette.enumerated()
    where isUsed[index] && index != image.transparentIndex.map({ Int($0) }) { colors.insert(color) }
    let r = image.rectangle
    let clear = image.transparentIndex.map { Int($0) }
    return Inspection.Row(
      values: [
        .integer(r.x), .integer(r.y), .integer(r.width), .integer(r.height),
        .integer(image.delay), .string(disposal), clear.map { .integer($0) } ?? .null,
        .integer(local), .integer(image.data.byteCount),
      ],
      texts: [
        "\(r.x)", "\(r.y)", "\(r.width)", "\(r.height)",
        "\(Numerals.fixed(Double(image.delay) / 100, decimals: 2)) s", disposal,
        clear.map { "\($0)" } ?? "–", local == 0 ? "–" : "\(local)",
        Numerals.grouped(image.data.byteCount),
      ])
  }

  func addFacts(to inspection: inout Inspection) {
    let total = delays.reduce(0) { $0 + $1.key * $1.value }
    inspection.add("frames", "images", .integer(frames), Numerals.grouped(frames))
    inspection.add(
      "duration", "duration", .number(Double(total) / 100), Readable.time(Double(total) / 100))
    let known = delays.sorted { $0.key < $1.key }
    inspection.add(
      "delays", "delays",
      .array(
        known.map { .object([("centiseconds", .integer($0.key)), ("images", .integer($0.value))]) }),
      Self.list(
        known.map { "\(Numerals.fixed(Double($0.key) / 100, decimals: 2)) s × \($0.value)" }))
    inspection.add("colors", "colours shown", .integer(colors.count), "\(colors.count)")
    inspection.add(
      "transparentImages", "transparent", .integer(transparent), "\(transparent) of the images")
    inspection.add(
      "interlacedImages", "interlaced", .integer(interlaced),
      interlaced == 0 ? nil : "\(interlaced) of the images")
    let kinds = disposals.sorted { $0.key < $1.key }
    inspection.add(
      "disposals", "disposals", .object(kinds.map { ($0.key, .integer($0.value)) }),
      Self.list(kinds.map { "\($0.key) × \($0.value)" }))
    inspection.add(
      "bytesPerImage", "bytes an image",
      .number(frames == 0 ? 0 : (Double(dataBytes) / Double(frames)).rounded()),
      frames == 0
        ? nil
        : "\(Numerals.grouped(dataBytes / frames)) on average, at most \(Numerals.grouped(largest))"
    )
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(6).joined(separator: ", ") + (words.count > 6 ? ", … (\(words.count) kinds)" : "")
  }
}
