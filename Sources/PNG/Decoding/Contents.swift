/// A file taken apart: everything but the pixels, which stay compressed where they are.
struct Contents {
  /// How a frame is shown and the ranges of the file that hold its data.
  struct Frame {
    var control: FrameControl
    var data: [Range<Int>] = []
  }

  let header: Header
  var palette = 0..<0
  var transparency = 0..<0
  /// The picture that programs without animation show.
  var still: [Range<Int>] = []
  var frames: [Frame] = []
  var loops: UInt32?
  /// The chunks of texts, which are not read before someone asks for them.
  var texts: [Chunk] = []

  /// Reads every chunk. O(file size).
  init(_ file: [UInt8], pixelLimit: Int) throws(PNGError) {
    var reader = try ChunkReader(file)
    guard let first = try reader.next() else { throw .truncated(chunk: "header") }
    guard first.type == .header else {
      throw .malformed(chunk: first.type.name, reason: "stands where the header should")
    }
    header = try Header(file, first.body, pixelLimit: pixelLimit)
    var hasEnd = false
    var nextNumber: UInt32 = 0
    while !hasEnd, let chunk = try reader.next() {
      switch chunk.type {
      case .palette: if still.isEmpty { palette = chunk.body }
      case .transparency: if still.isEmpty { transparency = chunk.body }
      case .data:
        if frames.count == 1, still.isEmpty || !frames[0].data.isEmpty {
          frames[0].data.append(chunk.body)
        }
        still.append(chunk.body)
      case .end: hasEnd = true
      case .text, .compressedText, .internationalText: texts.append(chunk)
      case .animationControl:
        if chunk.body.count == 8, still.isEmpty {
          loops = file.bigEndian32(at: chunk.body.lowerBound + 4)
        }
      case .frameControl, .frameData:
        guard loops != nil else { continue }
        guard chunk.body.count >= 4, file.bigEndian32(at: chunk.body.lowerBound) == nextNumber
        else { throw .malformed(chunk: chunk.type.name, reason: "has not the next number") }
        nextNumber += 1
        if chunk.type == .frameControl {
          frames.append(Frame(control: try FrameControl(file, chunk.body, in: header)))
        } else if let last = frames.indices.last, !still.isEmpty {
          frames[last].data.append(chunk.body.dropFirst(4))
        }
      case .header: throw .malformed(chunk: "IHDR", reason: "comes a second time")
      default:
        if chunk.type.isCritical {
          throw .malformed(chunk: chunk.type.name, reason: "is of no known kind")
        }
      }
    }
    guard !still.isEmpty else { throw .truncated(chunk: "chunks before the picture") }
    guard hasEnd else { throw .truncated(chunk: "chunks after the picture") }
    if header.isIndexed {
      if palette.isEmpty { throw .malformed(chunk: "PLTE", reason: "is missing") }
      guard palette.count % 3 == 0, palette.count <= 768 else {
        throw .malformed(
          chunk: "PLTE", reason: "has \(palette.count) bytes, not 3 for each of 1 to 256 colours")
      }
    }
    frames.removeAll { $0.data.isEmpty }
    if frames.isEmpty { loops = nil }
  }

  func info() -> PNG.Info {
    PNG.Info(
      width: header.width, height: header.height, bitDepth: header.bitDepth,
      kind: PNG.Info.Kind(rawValue: header.colorType) ?? .rgba, isInterlaced: header.isInterlaced,
      frameCount: max(1, frames.count), loops: loops)
  }
}
