/// LZW decompression with GIF's variable code width.
struct LZWDecoder {
  /// What a stream of codes held.
  struct Result {
    var indices: [UInt8] = []
    var codeCount = 0
    var clearCount = 0
    /// Whether it began with a clear code and ended with an end code, the right number of pixels and no
    /// byte to spare.
    var isWellFormed = false
    /// A code that was not in the table, at which decoding stopped.
    var badCode: Int?
  }

  /// The parent, last symbol, first symbol and length of each string.
  private var prefix = [UInt16](repeating: 0, count: StringTable.limit)
  private var suffix = [UInt8](repeating: 0, count: StringTable.limit)
  private var first = [UInt8](repeating: 0, count: StringTable.limit)
  private var length = [Int32](repeating: 0, count: StringTable.limit)

  /// - Parameter pixelCount: where to stop; memory is never more than this or what the data expand to.
  mutating func decode(_ data: [UInt8], symbolBits: Int, pixelCount: Int) -> Result {
    var result = Result()
    let clear = 1 << symbolBits
    for symbol in 0..<clear {
      suffix[symbol] = UInt8(symbol)
      first[symbol] = UInt8(symbol)
      length[symbol] = 1
    }
    var count = clear + 2
    var width = symbolBits + 1
    var previous = -1
    var bits: UInt32 = 0
    var bitCount = 0
    var next = 0
    var hasEnded = false
    while result.indices.count <= pixelCount {
      while bitCount < width, next < data.count {
        bits |= UInt32(data[next]) << UInt32(bitCount)
        bitCount += 8
        next += 1
      }
      guard bitCount >= width else { break }
      let code = Int(bits & (1 << UInt32(width) - 1))
      bits >>= UInt32(width)
      bitCount -= width
      result.codeCount += 1
      if code == clear {
        if result.codeCount == 1 { result.isWellFormed = true }
        result.clearCount += 1
        count = clear + 2
        width = symbolBits + 1
        previous = -1
        continue
      }
      if code == clear + 1 {
        hasEnded = true
        break
      }
      // Only the string that is being defined may be used before it is complete.
      guard
        previous < 0 ? code < clear : code < count || (code == count && count < StringTable.limit)
      else {
        result.badCode = code
        break
      }
      if previous >= 0, count < StringTable.limit {
        prefix[count] = UInt16(previous)
        suffix[count] = code == count ? first[previous] : first[code]
        first[count] = first[previous]
        length[count] = length[previous] + 1
        count += 1
        if count == 1 << width, width < 12 { width += 1 }
      }
      append(code, to: &result.indices)
      previous = code
    }
    if !hasEnded || next != data.count || result.indices.count != pixelCount {
      result.isWellFormed = false
    }
    if result.indices.count > pixelCount {
      result.indices.removeLast(result.indices.count - pixelCount)
    }
    return result
  }

  /// Appends the string of a code, from its end to its beginning.
  private func append(_ code: Int, to indices: inout [UInt8]) {
    var code = code
    var position = indices.count + Int(length[code])
    indices.append(contentsOf: repeatElement(0, count: Int(length[code])))
    while position > 0 {
      position -= 1
      indices[position] = suffix[code]
      if length[code] == 1 { return }
      code = Int(prefix[code])
    }
  }
}
