import Graphics

/// Turns compressed picture data into pixels.
struct PixelDecoder {
  private let header: Header
  private let expander: RowExpander

  init(_ contents: Contents, of file: [UInt8]) throws(PNGError) {
    header = contents.header
    expander = try RowExpander(
      contents.header, palette: file[contents.palette], transparency: file[contents.transparency])
  }

  /// The picture of `width` by `height` pixels whose data is in `pieces` of `file`.
  ///
  /// Gamma and colour profiles are ignored, so that equal bytes always give equal pixels.
  func decode(
    _ file: [UInt8], _ pieces: [Range<Int>], width: Int, height: Int
  ) throws(PNGError) -> Bitmap {
    // Deflate makes no more than 1,032 bytes of one: what announces more cannot be whole, and is not allocated.
    let available = pieces.reduce(0) { $0 + $1.count }
    guard header.byteCount(ofRow: width) * height / 1032 <= available else {
      throw .undecodable("it is too short for \(width) by \(height) pixels")
    }
    var bitmap = Bitmap(width: width, height: height)
    var inflater = try Inflater(file, pieces)
    let capacity = 1 + header.byteCount(ofRow: width)
    var rows = [UInt8](repeating: 0, count: 2 * (capacity + Unfiltering.padding))
    try bitmap.pixels.withUnsafeMutableBufferPointer { pixels throws(PNGError) in
      try rows.withUnsafeMutableBufferPointer { rows throws(PNGError) in
        guard let target = pixels.baseAddress, let first = rows.baseAddress else { return }
        let second = first + capacity + Unfiltering.padding
        for pass in header.isInterlaced ? Pass.adam7 : Pass.whole {
          let columns = pass.columns(of: width)
          guard columns > 0 else { continue }
          let count = header.byteCount(ofRow: columns)
          var (row, above) = (first, second)
          above.update(repeating: 0, count: capacity)
          for y in 0..<pass.rows(of: height) {
            let line = UnsafeMutableBufferPointer(start: row, count: 1 + count)
            guard try inflater.read(into: line) == line.count else {
              throw .undecodable("its compressed data ends early")
            }
            guard
              Unfiltering.undo(
                row[0], row + 1, above: above + 1, count: count, step: header.pixelStep)
            else { throw .undecodable("a row names the unknown filter \(row[0])") }
            expander.expand(
              row + 1, into: target + (pass.y + y * pass.rowStep) * width + pass.x,
              count: columns, step: pass.columnStep)
            swap(&row, &above)
          }
        }
        // zlib compares its check sum when it is asked for more than there is.
        _ = try inflater.read(into: UnsafeMutableBufferPointer(start: first, count: 1))
      }
    }
    return bitmap
  }
}
