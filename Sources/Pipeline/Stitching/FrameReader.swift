import Files
import Graphics
import PNG

/// Frames from PNG files: opaque, and all of the size of the first.
struct FrameReader: Sendable {
  let files: [String]
  /// An opaque 0xAARRGGBB word.
  let background: UInt32
  /// The first frame.
  let first: Bitmap

  /// The most pixels of a frame: 256 MiB in memory.
  private static let pixelLimit = 1 << 26

  /// - Parameter files: at least one.
  init(_ files: [String], background: UInt32) throws {
    self.files = files
    self.background = 0xFF00_0000 | background
    let bytes = try FileSystem.read(files[0])
    do {
      first = try PNG.decode(bytes, pixelLimit: Self.pixelLimit).flattened(over: self.background)
    } catch {
      throw StitchError.badFrame(files[0], "\(error)")
    }
  }

  var size: Size { first.size }

  /// A frame, from any thread.
  func frame(_ index: Int) throws -> Bitmap {
    if index == 0 { return first }
    let file = files[index]
    let bytes = try FileSystem.read(file)
    do {
      // A frame of more pixels than the first is refused before there is memory for it.
      let bitmap = try PNG.decode(bytes, pixelLimit: size.width * size.height)
      guard bitmap.size == size else { throw mismatch(file, bitmap.width, bitmap.height) }
      return bitmap.flattened(over: background)
    } catch PNGError.tooLarge(let width, let height, _) {
      throw mismatch(file, width, height)
    } catch let error as PNGError {
      throw StitchError.badFrame(file, "\(error)")
    }
  }

  private func mismatch(_ file: String, _ width: Int, _ height: Int) -> StitchError {
    .size(
      file, width, height, first: files[0], firstWidth: size.width, firstHeight: size.height)
  }
}

extension Bitmap {
  /// The picture painted over an opaque colour.
  fileprivate consuming func flattened(over background: UInt32) -> Bitmap {
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index].over(background)
      }
    }
    return self
  }
}
