extension GIF {
  /// A frame as it goes into the file: an image block and how it is to be shown.
  public struct CompressedFrame: Sendable, Equatable {
    /// How long the frame is shown, in centiseconds.
    let delay: Int
    /// `nil` if the frame shows what is on the screen already.
    let image: Image?

    struct Image: Sendable, Equatable {
      var disposal: Disposal
      /// The index that leaves the pixel below as it is, if there is one.
      var transparent: UInt8?
      /// The image descriptor, a local palette if there is one, and the compressed pixels.
      var block: [UInt8]
    }

    /// The bytes that the frame takes in the file, but for a header of 8.
    public var byteCount: Int { image?.block.count ?? 0 }
  }
}
