/// LZW compression of images whose pixels have choices, with the clear codes where they cost least.
///
/// What pixels may be beside what they are hardly moves these places, so it is left out while they are sought.
struct LZWEncoder: ~Copyable {
  /// After how many codes it is asked whether a table still serves.
  private static let interval = 64
  /// How pixels are divided into strings.
  private enum Parse {
    /// The longest string, still pixels transparent.
    case plain
    /// The best string of any that the pixels may be.
    case choosing
    /// The best two strings in a row.
    case ahead
  }

  /// Of the bits with transparent pixels, what those without may be; choices save about the rest.
  private static let opaqueShare = 0.97
  /// A parse that takes so much more than the plain one on the way does not become shorter.
  private static let leeway = 1.01
  /// Where no other parse of so many parts in a row gets to its end, the rest of the image is parsed plainly.
  private static let trials = 2
  /// Over so many codes of an image transparent pixels are compared with none.
  private static let comparedCount = 2048

  /// What a shorter string must gain, in bits, because it teaches the table nothing.
  private static let margin: Float = 4

  private var matcher = StringMatcher()
  private var search = SegmentSearch()
  private var writer = CodeWriter()
  /// The string that was found to be the best after the last, and where it begins.
  private var foreseen: (start: Int, match: StringMatcher.Match)?
  /// The squared error that pixels of the last image have because they are not what they were to be.
  private(set) var addedError = 0.0

  /// Compresses an image.
  /// - Returns: the LZW codes as bytes, from the first clear code to the end code.
  mutating func encode(_ pixels: PixelChoices, effort: GIF.Effort) -> [UInt8] {
    let stillCount = pixels.stillCount
    // Where most pixels stand still it always pays to leave them out.
    if stillCount > 0, 4 * stillCount < 3 * pixels.count, isSmallerOpaque(pixels) {
      return pixels.withoutStill { encode($0, effort, stillCount: 0) }
    }
    return encode(pixels, effort, stillCount: stillCount)
  }

  /// About how many bits an image takes.
  mutating func bits(_ pixels: PixelChoices) -> Double {
    8 * Double(encode(pixels, effort: .fast).count)
  }

  /// Whether the beginning of an image takes fewer bits without transparent pixels: between others they can cut strings apart.
  private mutating func isSmallerOpaque(_ pixels: PixelChoices) -> Bool {
    search.parser.load(pixels)
    let beginning = search.bits(upTo: pixels.count, codes: Self.comparedCount)
    let limit = Self.opaqueShare * beginning.bits
    return pixels.withoutStill { opaque in
      search.parser.load(opaque)
      return search.bits(upTo: beginning.end, limit: limit).bits < limit
    }
  }

  private mutating func encode(
    _ pixels: PixelChoices, _ effort: GIF.Effort, stillCount: Int
  ) -> [UInt8] {
    switch effort {
    case .fast:
      // Where much is drawn the search takes longer than all the rest.
      8 * stillCount > 7 * pixels.count
        ? encode(pixels, spacing: 2048, [.choosing, .plain]) : encodeInOneGo(pixels)
    case .standard: encode(pixels, spacing: 2048, [.ahead, .choosing, .plain])
    case .maximum: encode(pixels, spacing: 1024, [.ahead, .choosing, .plain])
    }
  }

  /// Compresses with a full table for as long as it serves.
  private mutating func encodeInOneGo(_ pixels: PixelChoices) -> [UInt8] {
    writer.begin(symbolBits: pixels.symbolBits)
    addedError = 0
    var start = 0
    while start < pixels.count {
      if start > 0 { writer.clear() }
      start = write(pixels, start..<pixels.count, .choosing, whileItServes: true)
    }
    writer.end()
    return writer.bytes
  }

  /// Compresses with the clear codes where they cost least, and writes of each segment the first parse that is not longer
  /// than the plain one.
  private mutating func encode(
    _ pixels: PixelChoices, spacing: Int, _ parses: [Parse]
  ) -> [UInt8] {
    search.parser.load(pixels)
    let segments = search.segments(spacing: spacing)
    writer.begin(symbolBits: pixels.symbolBits)
    addedError = 0
    // Without choices the best string is the longest.
    let parses = pixels.hasChoices ? parses : parses.filter { $0 != .choosing }
    var failures = 0
    for segment in segments {
      if segment.range.lowerBound > 0 { writer.clear() }
      // Choices and looking ahead can keep the table from learning what the plain parse learns.
      let (start, error) = (writer.mark, addedError)
      var isClose = false
      for parse in failures < Self.trials ? parses[...] : parses.suffix(1) {
        writer.rewind(to: start)
        addedError = error
        if parse == .plain {
          writePlain(segment.range)
          failures = isClose ? 0 : failures + 1
          break
        }
        let end = write(pixels, segment.range, parse, noLongerThan: segment.passings)
        guard end >= segment.range.upperBound else { continue }
        isClose = true
        if writer.bits(since: start) <= segment.plainBits {
          failures = 0
          break
        }
      }
    }
    writer.end()
    return writer.bytes
  }

  /// Compresses a part of an image with an empty table, by the plain parse.
  private mutating func writePlain(_ part: Range<Int>) {
    search.parser.clear()
    var position = part.lowerBound
    while position < part.upperBound {
      let (code, end) = search.parser.string(from: position, upTo: part.upperBound)
      writer.append(code)
      position = end
    }
  }

  /// Compresses a part of an image with an empty table.
  ///
  /// - Parameters:
  ///   - whileItServes: whether to stop when a full table serves pixels worse than it did, on average, since it was empty.
  ///   - passings: what another parse takes on the way; whether to stop where this one is longer.
  /// - Returns: the first pixel that is left.
  @discardableResult
  private mutating func write(
    _ pixels: PixelChoices, _ part: Range<Int>, _ parse: Parse, whileItServes: Bool = false,
    noLongerThan passings: ArraySlice<SegmentSearch.Passing> = []
  ) -> Int {
    matcher.table.clear(symbolBits: pixels.symbolBits, still: pixels.transparent)
    foreseen = nil
    var position = part.lowerBound
    var previous: Int?
    let start = writer.mark
    var score: Float = 0
    var count = 0
    var stage = (bits: 0, score: score)
    var passing = passings.startIndex
    while position < part.upperBound {
      if let previous { matcher.table.expect(after: previous) }
      let match = self.match(pixels, from: position, parse)
      var code = match.code
      // The beginning of a string is a string of the table too.
      for _ in 0..<max(match.end - part.upperBound, 0) { code = matcher.table.parent(of: code) }
      if match.penalty != 0 {
        addedError += squaredError(pixels, end: min(match.end, part.upperBound), code)
      }
      if let previous { matcher.table.add(previous, matcher.table.root(of: code)) }
      writer.append(code)
      previous = code
      position = match.end
      if passing < passings.endIndex, position >= passings[passing].position {
        let bits = Double(writer.bits(since: start))
        if bits > Self.leeway * passings[passing].bits { break }
        passing += 1
      }
      guard whileItServes else { continue }
      score += match.score
      count += 1
      if count % Self.interval == 0 {
        let bits = writer.bits(since: start)
        let gain = (score - stage.score) * Float(bits)
        if matcher.table.isFull, gain < score * Float(bits - stage.bits) { break }
        stage = (bits, score)
      }
    }
    return position
  }

  /// What a string makes of the free pixels up to `end`, less what their own indices would.
  private func squaredError(_ pixels: PixelChoices, end: Int, _ code: Int) -> Double {
    var (error, position, code) = (0.0, end - 1, code)
    while true {
      if let target = pixels.target(at: position) {
        let symbol = matcher.table.symbol(of: code)
        let shown = symbol == pixels.transparent ? pixels.covered(target) : symbol
        error += Double(pixels.addedDistance(target, shown))
      }
      if code < 1 << pixels.symbolBits { return error }
      code = matcher.table.parent(of: code)
      position -= 1
    }
  }

  /// The best string from a position on; shorter by a symbol or two if that makes two strings worth
  /// more, which saves 1 to 3 %.
  @inline(__always)
  private mutating func match(
    _ pixels: PixelChoices, from position: Int, _ parse: Parse
  ) -> StringMatcher.Match {
    let match: StringMatcher.Match
    if let foreseen, foreseen.start == position, matcher.table.isLongest(foreseen.match.code) {
      match = foreseen.match
    } else {
      match = matcher.match(pixels, from: position)
    }
    foreseen = nil
    guard parse == .ahead, match.end < pixels.count, match.end > position + 1 else { return match }
    // Within a run of still pixels a shorter string only moves the same boundary.
    let isRun =
      pixels.freedoms[match.end - 1] == PixelChoices.Freedom.still
      && pixels.freedoms[match.end] == PixelChoices.Freedom.still
    if isRun { return match }
    var best = match
    var next = matcher.match(pixels, from: match.end)
    var bestScore = match.score + next.score + Self.margin
    var shorter = match
    for _ in 0..<min(2, match.end - position - 1) {
      shorter.end -= 1
      shorter.code = matcher.table.parent(of: shorter.code)
      shorter.score -= matcher.worth(pixels, shorter.end)
      let following = matcher.match(pixels, from: shorter.end)
      let score = shorter.score + following.score
      if score > bestScore { (best, next, bestScore) = (shorter, following, score) }
    }
    foreseen = (best.end, next)
    return best
  }
}
