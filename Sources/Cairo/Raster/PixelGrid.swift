import Graphics

/// The pixels of a canvas, borrowed while marks are stamped on them.
struct PixelGrid {
  let base: UnsafeMutablePointer<UInt32>
  let size: Size

  /// Paints a row of premultiplied words over the pixels from (x, y) on, all of which must exist.
  @inline(__always)
  func blend(_ words: UnsafePointer<UInt32>, count: Int, x: Int, y: Int) {
    let row = base + (y &* size.width &+ x)
    for index in 0..<count {
      let word = words[index]
      if word >= 0xFF00_0000 {
        row[index] = word
      } else if word != 0 {
        row[index] = word.over(row[index])
      }
    }
  }

  /// Paints `color`, a premultiplied word, through a row of coverages.
  @inline(__always)
  func blend(_ color: UInt32, through coverage: UnsafePointer<UInt8>, count: Int, x: Int, y: Int) {
    let row = base + (y &* size.width &+ x)
    for index in 0..<count where coverage[index] != 0 {
      row[index] = color.scaled(by: coverage[index]).over(row[index])
    }
  }
}
