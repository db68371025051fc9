import Graphics

/// What must be painted over one picture to make another of it: the smallest rectangle that holds every difference, one
/// pixel when there is none.
struct FramePatch {
  private(set) var x = 0
  private(set) var y = 0
  private(set) var width = 1
  private(set) var height = 1
  /// The rectangle of the new picture.
  private(set) var pixels: [UInt32] = []
  private var isChanged: [Bool] = []

  init(from old: Bitmap, to new: Bitmap) {
    if let box = Self.box(old.pixels, new.pixels, width: new.width) { (x, y, width, height) = box }
    pixels.reserveCapacity(width * height)
    isChanged.reserveCapacity(width * height)
    for row in y..<y + height {
      for index in row * new.width + x..<row * new.width + x + width {
        pixels.append(new.pixels[index])
        isChanged.append(old.pixels[index] != new.pixels[index])
      }
    }
  }

  /// The whole of a first picture.
  init(_ bitmap: Bitmap) {
    (width, height) = (bitmap.width, bitmap.height)
    pixels = bitmap.pixels
    isChanged = [Bool](repeating: true, count: pixels.count)
  }

  /// Whether the rectangle can be painted over the old picture with unchanged pixels left out: translucent ones would mix.
  var canLeaveOut: Bool {
    pixels.indices.allSatisfy { !isChanged[$0] || pixels[$0] >= 0xFF00_0000 }
  }

  var changedCount: Int { isChanged.count { $0 } }

  /// The rectangle with 0 for the pixels that do not change, but for gaps between changed ones that are no longer than
  /// `gap`: leaving those out makes files larger.
  func words(fillingGaps gap: Int) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: pixels.count)
    for row in 0..<height {
      var lastChange: Int?
      for index in row * width..<(row + 1) * width where isChanged[index] {
        words[index] = pixels[index]
        if let lastChange, index - lastChange - 1 <= gap {
          for between in lastChange + 1..<index where pixels[between] >= 0xFF00_0000 {
            words[between] = pixels[between]
          }
        }
        lastChange = index
      }
    }
    return words
  }

  /// About how much it costs to paint one picture over another: the changed pixels that differ from the one to their left.
  static func cost(from old: [UInt32], to new: [UInt32]) -> Int {
    var cost = 0
    var left: UInt32 = 0
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        for index in new.indices {
          let word = old[index] == new[index] ? 0 : new[index]
          if word != 0, word != left { cost &+= 1 }
          left = word
        }
      }
    }
    return cost
  }

  private static func box(
    _ old: [UInt32], _ new: [UInt32], width: Int
  ) -> (x: Int, y: Int, width: Int, height: Int)? {
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        guard let first = new.indices.first(where: { old[$0] != new[$0] }),
          let last = new.indices.last(where: { old[$0] != new[$0] })
        else { return nil }
        let rows = first / width...last / width
        var (left, right) = (width, -1)
        for row in rows {
          let start = row * width
          if let column = (0..<left).first(where: { old[start + $0] != new[start + $0] }) {
            left = column
          }
          if let column = (right + 1..<width).last(where: { old[start + $0] != new[start + $0] }) {
            right = column
          }
        }
        return (left, rows.lowerBound, right - left + 1, rows.count)
      }
    }
  }
}
