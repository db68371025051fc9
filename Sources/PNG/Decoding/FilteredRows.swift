/// How a pixel lies in a row.
protocol PixelLayout {
  /// The bytes of a pixel.
  static var size: Int { get }
  /// What its word has beside them.
  static var opacity: UInt32 { get }
  /// The word 0xAARRGGBB of four bytes in the order of a file.
  static func word(_ bytes: UInt32) -> UInt32
}

enum RGBPixel: PixelLayout {
  static var size: Int { 3 }
  static var opacity: UInt32 { 0xFF00_0000 }

  @inline(__always)
  static func word(_ bytes: UInt32) -> UInt32 { UInt32(bigEndian: bytes) >> 8 }
}

enum RGBAPixel: PixelLayout {
  static var size: Int { 4 }
  static var opacity: UInt32 { 0 }

  @inline(__always)
  static func word(_ bytes: UInt32) -> UInt32 {
    let word = UInt32(bigEndian: bytes)
    return word >> 8 | word << 24
  }
}

/// The rows of a picture, each after the byte that names its filter (PNG specification, section 9), in memory that goes a
/// byte beyond them.
struct FilteredRows {
  private let bytes: UnsafePointer<UInt8>
  private let width: Int
  private let height: Int

  init(_ bytes: UnsafePointer<UInt8>, width: Int, height: Int) {
    self.bytes = bytes
    self.width = width
    self.height = height
  }

  /// Writes the words of all pixels.
  ///
  /// - Returns: whether all filters are known.
  func unfilter<Layout: PixelLayout>(
    as layout: Layout.Type, into words: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    // Above the first row everything is 0.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width) { zeros in
      zeros.initialize(repeating: 0)
      var above = UnsafePointer(zeros.baseAddress!)
      for y in 0..<height {
        let filter = bytes + y * (1 + width * Layout.size)
        let row = Row<Layout>(
          bytes: UnsafeRawPointer(filter + 1), above: above, words: words + y * width, width: width)
        switch filter.pointee {
        case 0: row.copy()
        case 1: row.addLeft()
        case 2: row.addAbove()
        case 3: row.addMean()
        case 4: row.addPaeth()
        default: return false
        }
        above = UnsafePointer(words + y * width)
      }
      return true
    }
  }

  /// A row on its way. The words of pixels are sums of their bytes' and their guesses' words, byte by byte.
  private struct Row<Layout: PixelLayout> {
    let bytes: UnsafeRawPointer
    let above: UnsafePointer<UInt32>
    let words: UnsafeMutablePointer<UInt32>
    let width: Int

    @inline(__always)
    private func word(_ x: Int) -> UInt32 {
      Layout.word(bytes.loadUnaligned(fromByteOffset: x &* Layout.size, as: UInt32.self))
    }

    /// Adds a guess to each pixel.
    ///
    /// - Parameter guess: by the words to the left and above.
    @inline(__always)
    private func add(_ guess: (_ left: UInt32, _ above: UInt32) -> UInt32) {
      var left: UInt32 = 0
      for x in 0..<width {
        left = word(x).addingBytes(guess(left, above[x])) | Layout.opacity
        words[x] = left
      }
    }

    func copy() { add { _, _ in 0 } }

    func addLeft() { add { left, _ in left } }

    func addAbove() { add { _, above in above } }

    func addMean() { add { left, above in left.meanBytes(above) } }

    /// Of the pixels to the left, above and above to the left, byte by byte, the one that is nearest to left + above - corner.
    func addPaeth() {
      // What is next needs what was last: it stays in the registers of vectors.
      var (a, c) = (SIMD4<Int16>.zero, SIMD4<Int16>.zero)
      for x in 0..<width {
        let b = above[x].lanes
        let (toLeft, toAbove) = (b &- c, a &- c)
        let (pa, pb, pc) = (
          toLeft.magnitudes, toAbove.magnitudes, (toLeft &+ toAbove).magnitudes
        )
        let least = pointwiseMin(pa, pointwiseMin(pb, pc))
        var guess = c
        guess.replace(with: b, where: pb .== least)
        guess.replace(with: a, where: pa .== least)
        a = (word(x).lanes &+ guess) & 0xFF
        words[x] = UInt32(lanes: a) | Layout.opacity
        c = b
      }
    }
  }
}

extension UInt32 {
  /// The sums of bytes, each by itself.
  @inline(__always)
  fileprivate func addingBytes(_ other: UInt32) -> UInt32 {
    (self & 0x7F7F_7F7F) &+ (other & 0x7F7F_7F7F) ^ (self ^ other) & 0x8080_8080
  }

  /// The means of bytes, rounded down.
  @inline(__always)
  fileprivate func meanBytes(_ other: UInt32) -> UInt32 {
    (self & other) &+ ((self ^ other) >> 1 & 0x7F7F_7F7F)
  }

  /// The bytes of a word as numbers.
  @inline(__always)
  fileprivate var lanes: SIMD4<Int16> {
    SIMD4<Int16>(truncatingIfNeeded: unsafeBitCast(self, to: SIMD4<UInt8>.self))
  }

  @inline(__always)
  fileprivate init(lanes: SIMD4<Int16>) {
    self = unsafeBitCast(SIMD4<UInt8>(truncatingIfNeeded: lanes), to: UInt32.self)
  }
}

extension SIMD4<Int16> {
  @inline(__always)
  fileprivate var magnitudes: SIMD4<Int16> { pointwiseMax(self, 0 &- self) }
}
