import GIF
import Graphics

/// The opaque frames of a film that is packed, at its own size or a smaller one: they are there sooner than those of files.
struct UnpackedFrames: FrameSource {
  let film: PackedFilm
  let count: Int
  let size: Size

  var backdrop: Bitmap { get throws { try frame(0).shrunk(to: size) } }
  var isStored: Bool { true }

  func painter() throws -> any FramePainter {
    // What stands still is made smaller once.
    var last: (large: Bitmap, small: Bitmap)?
    return BitmapPainter { index in
      let large = try frame(index)
      let small = large.shrunk(to: size, like: last)
      last = (large, small)
      return small
    }
  }

  func resized(to size: Size) throws -> (any FrameSource)? {
    UnpackedFrames(film: film, count: count, size: size)
  }

  /// At the film's own size.
  private func frame(_ index: Int) throws -> Bitmap {
    var pixels = try film.pixels(index)
    for index in pixels.indices { pixels[index] |= 0xFF00_0000 }
    let (width, height) = (film.packer.width, film.packer.height)
    return Bitmap(width: width, height: height, pixels: pixels)
  }
}
