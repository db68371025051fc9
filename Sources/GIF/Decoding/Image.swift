extension GIF {
  /// An image block as it stands in the file.
  public struct Image: Sendable, Equatable {
    /// Where the image lies on the screen.
    public let rectangle: Rectangle
    /// How long it is shown, in centiseconds.
    public let delay: Int
    public let disposal: Disposal
    /// The index that leaves the screen as it is.
    public let transparentIndex: UInt8?
    /// `0xRRGGBB` for each index, from the image's own palette or the global one.
    public let palette: [UInt32]
    public let hasLocalPalette: Bool
    /// Whether rows were stored in the order of four passes.
    public let isInterlaced: Bool
    /// A palette index for each pixel, row by row from the top, whatever the order in the file.
    public let indices: [UInt8]
    /// The compressed pixels.
    public let data: CompressedData

    /// What the LZW data of an image consist of.
    public struct CompressedData: Sendable, Equatable {
      /// The size of a symbol in bits.
      public let codeSize: Int
      /// The bytes of all sub-blocks.
      public let byteCount: Int
      /// All codes, with those that clear the table and the one that ends the data.
      public let codeCount: Int
      public let clearCount: Int
      /// Whether the data begin with a clear code and end with an end code and nothing else.
      public let isWellFormed: Bool
    }
  }
}
