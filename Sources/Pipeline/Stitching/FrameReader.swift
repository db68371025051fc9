import Files
import Graphics
import Output
import PNG
import Synchronization

/// The frames of a film to be, from pictures and from other films: all of the size of the first.
final class FrameReader: Sendable {
  private struct Frame {
    let file: String
    /// Where the frame of another film waits; `nil` for a picture that is read when it is asked for.
    var slot: Int?
    /// What the other film says of it.
    var delay: PNG.Delay?
  }

  private let frames: [Frame]
  /// What shows through transparent pixels, an opaque 0xAARRGGBB word; `nil` for nothing.
  private let background: UInt32?
  /// The first frame.
  let first: Bitmap
  /// Frames of other films, which can only be read in order, as PNG files.
  private let spool: Mutex<FrameSpool>

  /// The most pixels of a frame: 256 MiB in memory.
  private static let pixelLimit = 1 << 26
  /// How long pictures stay, and frames of films that do not say it: a tenth of a second.
  static let defaultDelay = PNG.Delay(1, over: 10)

  /// - Parameters:
  ///   - files: at least one.
  ///   - background: 0xRRGGBB.
  ///   - folder: where frames of other films wait when there are many.
  /// - Throws: `FileError`; `StitchError.badFrame`, `.size`.
  init(_ files: [String], background: UInt32?, folder: String) throws {
    self.background = background.map { 0xFF00_0000 | $0 }
    var frames: [Frame] = []
    var first: Bitmap?
    var spool = FrameSpool(folder: folder)
    func check(_ bitmap: Bitmap, _ file: String) throws {
      if let first, first.size != bitmap.size {
        throw Self.mismatch(file, bitmap.size, first: files[0], first.size)
      }
      if first == nil { first = bitmap }
    }
    for file in files {
      let bytes = try FileSystem.read(file)
      guard
        var film = try Self.explained(file, { try FilmReader(bytes, pixelLimit: Self.pixelLimit) })
      else {
        if first == nil { try check(Self.picture(bytes, file, limit: Self.pixelLimit), file) }
        frames.append(Frame(file: file))
        continue
      }
      let start = frames.count
      while let frame = try Self.explained(file, { try film.next() }) {
        try check(frame.bitmap, file)
        frames.append(Frame(file: file, slot: spool.count, delay: frame.delay))
        try spool.append(PNG.encode(frame.bitmap))
      }
      if frames.count == start { throw StitchError.badFrame(file, "there is no picture in it") }
    }
    guard let first else { throw StitchError.noMatch("") }
    self.frames = frames
    self.first = self.background.map(first.flattened) ?? first
    self.spool = Mutex(spool)
  }

  var count: Int { frames.count }
  var size: Size { first.size }

  /// How long the frames stay when nobody says it: as long as in the films that they come from.
  var pace: Pace { pace(from: 0) }

  /// - Parameter first: the index of the first frame that is shown.
  func pace(from first: Int) -> Pace {
    frames.allSatisfy { $0.delay == nil }
      ? .framesPerSecond(1 / Self.defaultDelay.seconds)
      : .recorded(frames.dropFirst(first).map { $0.delay ?? Self.defaultDelay })
  }

  /// A frame, from any thread.
  func frame(_ index: Int) throws -> Bitmap {
    if index == 0 { return first }
    let frame = frames[index]
    let bytes: [UInt8]
    if let slot = frame.slot {
      bytes = try spool.withLock { try $0.frame(slot) }
    } else {
      bytes = try FileSystem.read(frame.file)
    }
    do {
      // A frame of more pixels than the first is refused before there is memory for it.
      let bitmap = try Self.picture(bytes, frame.file, limit: size.width * size.height)
      guard bitmap.size == size else {
        throw Self.mismatch(frame.file, bitmap.size, first: frames[0].file, size)
      }
      return background.map(bitmap.flattened) ?? bitmap
    } catch PNGError.tooLarge(let width, let height, _) {
      throw Self.mismatch(
        frame.file, Size(width: width, height: height), first: frames[0].file, size)
    }
  }

  /// - Throws: `StitchError.badFrame`, or `PNGError.tooLarge` beyond a limit that is that of the first frame.
  private static func picture(_ bytes: [UInt8], _ file: String, limit: Int) throws -> Bitmap {
    if let kind = PictureKind(bytes), kind != .png, kind != .gif {
      throw StitchError.badFrame(
        file, "this is a \(kind.name) picture; PNG, APNG and GIF are read")
    }
    do {
      return try PNG.decode(bytes, pixelLimit: limit)
    } catch PNGError.tooLarge(let width, let height, let pixels) where limit != pixelLimit {
      throw PNGError.tooLarge(width: width, height: height, limit: pixels)
    } catch {
      throw StitchError.badFrame(file, "\(error)")
    }
  }

  /// What a decoder says, with the file's name.
  private static func explained<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw StitchError.badFrame(file, "\(error)")
    }
  }

  private static func mismatch(
    _ file: String, _ size: Size, first: String, _ firstSize: Size
  ) -> StitchError {
    .size(
      file, size.width, size.height, first: first, firstWidth: firstSize.width,
      firstHeight: firstSize.height)
  }
}
