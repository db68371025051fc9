extension GIF {
  /// The packed frames of a film in their order, wherever they are kept.
  public struct PackedFilm: Sendable {
    /// How many frames there are.
    public let count: Int
    private let read: @Sendable (Int) throws -> PackedFrame

    /// A film in memory.
    public init(_ frames: [PackedFrame]) {
      count = frames.count
      read = { frames[$0] }
    }

    /// A film kept elsewhere, such as in a file.
    /// - Parameter frame: gives a frame, from 0 to `count` - 1; called on the threads that compress.
    public init(count: Int, frame: @escaping @Sendable (Int) throws -> PackedFrame) {
      self.count = count
      read = frame
    }

    /// A frame; `nil` beyond the ends of the film.
    func frame(_ index: Int) throws -> PackedFrame? {
      index >= 0 && index < count ? try read(index) : nil
    }
  }
}
