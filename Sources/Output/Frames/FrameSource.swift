import Graphics

/// The frames of a film to be, for any thread in any order; pixels are premultiplied 0xAARRGGBB words.
package protocol FrameSource: Sendable {
  var count: Int { get }
  var size: Size { get }
  /// A picture that most frames are like, such as the first.
  var backdrop: Bitmap { get throws }
  /// Whether a frame may be asked for again at little cost; otherwise it is asked for once.
  var isStored: Bool { get }

  /// What one thread gets frames from.
  func painter() throws -> any FramePainter

  /// The same frames in fewer pixels; `nil` where these are too few.
  func resized(to size: Size) throws -> (any FrameSource)?
}

/// Gives frames to one thread.
package protocol FramePainter: AnyObject {
  /// Calls `body` with the pixels of a frame, row after row.
  func withPixels<Value>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
  ) throws -> Value
}

/// Gives frames that are pictures already.
package final class BitmapPainter: FramePainter {
  private let bitmap: (_ index: Int) throws -> Bitmap

  package init(_ bitmap: @escaping (_ index: Int) throws -> Bitmap) { self.bitmap = bitmap }

  package func withPixels<Value>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
  ) throws -> Value {
    try bitmap(index).pixels.withUnsafeBufferPointer(body)
  }
}

extension FramePainter {
  /// A copy of a frame.
  ///
  /// - Parameter isStraight: its components are not multiplied by its opacity.
  func bitmap(_ index: Int, size: Size, isStraight: Bool = false) throws -> Bitmap {
    var bitmap = try withPixels(of: index) {
      Bitmap(width: size.width, height: size.height, pixels: Array($0))
    }
    if isStraight { bitmap.unpremultiply() }
    return bitmap
  }
}

extension Bitmap {
  /// Makes straight components of premultiplied ones.
  mutating func unpremultiply() {
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index].unpremultiplied
      }
    }
  }
}
