/// Divides pixels of one symbol each into the longest strings of an LZW table that learns them: still pixels are transparent.
///
/// The textbook's encoder. It is asked for about every pixel several times, so there is nothing in its memory but what such
/// a parse needs, and each string is looked for and added at once.
struct GreedyParser: ~Copyable {
  private static let slotBits: UInt32 = 14

  /// What each pixel of the image is.
  private var symbols = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)
  private(set) var symbolBits = 2
  private(set) var hasStillPixels = false
  /// How many codes there are.
  private var count = 0
  /// parent << 20 | symbol << 12 | child; 0 where the slot is free.
  private let edges = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 1 << slotBits)

  /// The symbol that is looked for in runs rather than one by one.
  private var runSymbol: UInt8 = 0
  /// The codes of nothing but that symbol, of lengths 1, 2, 3, …, and how many there are. They are not among the edges.
  private let runs = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: StringTable.limit)
  private var runCount = 0

  /// The string before the next one, and where the two together belong; `nil` if that is a run.
  private var previous: (code: Int, slot: Int?)?

  init() {
    edges.initialize(repeating: 0)
    runs.initialize(repeating: 0)
  }

  deinit {
    symbols.deallocate()
    edges.deallocate()
    runs.deallocate()
  }

  /// How many pixels the image has.
  var pixelCount: Int { symbols.count }
  var isFull: Bool { count == StringTable.limit }

  /// Takes the symbols of an image.
  mutating func load(_ pixels: PixelChoices) {
    if symbols.count != pixels.count {
      symbols.deallocate()
      symbols = .allocate(capacity: pixels.count)
    }
    symbolBits = pixels.symbolBits
    let (symbols, transparent) = (symbols, pixels.transparent)
    var stillMask: UInt8 = 0
    // Few enough operations for the compiler to do many pixels at a time.
    for i in 0..<pixels.count {
      let still: UInt8 = pixels.freedoms[i] == PixelChoices.Freedom.still ? .max : 0
      symbols[i] = still & transparent | ~still & pixels.indices[i]
      stillMask |= still
    }
    hasStillPixels = stillMask != 0
    runSymbol = hasStillPixels ? transparent : background
  }

  /// The symbol of more than half of the pixels, if there is one (Boyer and Moore's vote, of some pixels).
  private var background: UInt8 {
    var (symbol, votes): (UInt8, Int) = (0, 0)
    for i in stride(from: 0, to: symbols.count, by: 7) {
      if votes == 0 { symbol = symbols[i] }
      votes += symbols[i] == symbol ? 1 : -1
    }
    return symbol
  }

  /// Forgets all strings of more than one symbol.
  mutating func clear() {
    count = 1 << symbolBits + 2
    edges.update(repeating: 0)
    runs[0] = UInt16(runSymbol)
    runCount = 1
    previous = nil
  }

  /// The longest string from a position on that ends before another; strings are asked for one after another.
  @inline(__always)
  mutating func string(from start: Int, upTo limit: Int) -> (code: Int, end: Int) {
    learn(symbols[start])
    var code = Int(symbols[start])
    var position = start &+ 1
    if symbols[start] == runSymbol {
      let run = run(from: start, upTo: min(limit, start &+ runCount &+ 1))
      position = start &+ min(run, runCount)
      code = Int(runs[position &- start &- 1])
      if position &- start < run {
        previous = (code, nil)
        return (code, position)
      }
    }
    while position < limit {
      let key = Self.key(code, symbols[position])
      var slot = Int((key &* 0x9E37_79B1) >> (32 - Self.slotBits))
      var edge = edges[slot]
      while edge == 0 || edge >> 12 != key {
        if edge == 0 {
          previous = (code, slot)
          return (code, position)
        }
        slot = (slot &+ 1) & (1 << Int(Self.slotBits) &- 1)
        edge = edges[slot]
      }
      code = Int(edge & 0xFFF)
      position &+= 1
    }
    previous = nil
    return (code, position)
  }

  /// Adds the string before extended by the symbol that begins the next, unless the table is full.
  @inline(__always)
  private mutating func learn(_ symbol: UInt8) {
    guard let (code, slot) = previous, !isFull else { return }
    if let slot {
      edges[slot] = Self.key(code, symbol) << 12 | UInt32(truncatingIfNeeded: count)
    } else {
      runs[runCount] = UInt16(truncatingIfNeeded: count)
      runCount &+= 1
    }
    count &+= 1
  }

  @inline(__always)
  private static func key(_ code: Int, _ symbol: UInt8) -> UInt32 {
    UInt32(truncatingIfNeeded: code) << 8 | UInt32(symbol)
  }

  /// How many pixels from `start` on have the run's symbol.
  @inline(__always)
  private func run(from start: Int, upTo limit: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(symbols)
    let eight = 0x0101_0101_0101_0101 &* UInt64(runSymbol)
    while position &+ 8 <= limit,
      raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) == eight
    {
      position &+= 8
    }
    while position < limit, symbols[position] == runSymbol { position &+= 1 }
    return position &- start
  }
}
