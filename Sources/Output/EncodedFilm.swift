import Graphics

/// What a film has come out as.
package struct EncodedFilm: Sendable {
  package let bytes: Int
  package let frames: Int
  package let size: Size
  /// Every how many-th frame of the source is kept, and the last.
  package var step = 1
  /// Of a palette; `nil` where there is none.
  package var colors: Int?
  /// Whether frames may have palettes of their own beside that.
  package var isLocal = false
  /// What the palette costs, in dB; `nil` where nothing is lost.
  package var decibels: Double?
  /// What the quality asked for, in dB, where the colours do not reach it.
  package var missedDecibels: Double?
  /// What was given up for its length, in words.
  package var compromise: String?
}
