import Graphics

/// Takes the pictures of a film in order and makes a file of them that is there whole or not at all.
protocol PictureWriter: Sendable {
  /// The next picture; never called by two threads at a time.
  func append(_ bitmap: Bitmap, at index: Int) throws
  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int
}
