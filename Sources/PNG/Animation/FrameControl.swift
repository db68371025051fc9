/// The fcTL chunk: where a frame goes, how long it stays and what happens before and after it.
struct FrameControl: Equatable {
  enum Disposal: UInt8 { case keep, clear, restore }
  enum Blending: UInt8 { case replace, over }

  var x = 0
  var y = 0
  var width: Int
  var height: Int
  var delay = PNG.Delay(0, over: 100)
  var disposal = Disposal.keep
  var blending = Blending.replace

  func append(to file: inout [UInt8], number: UInt32) {
    file.appendChunk(.frameControl) { file in
      file.appendBigEndian(number)
      for value in [width, height, x, y] {
        file.appendBigEndian(UInt32(truncatingIfNeeded: value))
      }
      file.appendBigEndian(delay.numerator)
      file.appendBigEndian(delay.denominator)
      file += [disposal.rawValue, blending.rawValue]
    }
  }
}

extension FrameControl {
  /// - Throws: `PNGError.malformed` when the frame leaves the film.
  init(_ file: [UInt8], _ body: Range<Int>, in header: Header) throws(PNGError) {
    func fail(_ reason: String) -> PNGError { .malformed(chunk: "fcTL", reason: reason) }
    guard body.count == 26 else { throw fail("has \(body.count) bytes instead of 26") }
    let start = body.lowerBound
    width = Int(file.bigEndian32(at: start + 4))
    height = Int(file.bigEndian32(at: start + 8))
    x = Int(file.bigEndian32(at: start + 12))
    y = Int(file.bigEndian32(at: start + 16))
    delay = PNG.Delay(file.bigEndian16(at: start + 20), over: file.bigEndian16(at: start + 22))
    guard let disposal = Disposal(rawValue: file[start + 24]),
      let blending = Blending(rawValue: file[start + 25])
    else { throw fail("names an unknown way of disposal or blending") }
    self.disposal = disposal
    self.blending = blending
    guard width > 0, height > 0, x + width <= header.width, y + height <= header.height else {
      throw fail("puts a frame of \(width) by \(height) pixels at (\(x), \(y)), outside the film")
    }
  }
}
