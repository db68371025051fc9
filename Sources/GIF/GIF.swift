/// GIF89a films in pure Swift: an encoder made for figures (antialiased lines, text, shaded fields,
/// mostly still) and a complete decoder. Nothing here opens a file or starts a thread.
///
/// Small films are one call, ``encode(frames:width:height:delays:options:)``. Long films are encoded
/// on any number of threads in bounded memory:
///
/// 1. ``FramePacker/pack(_:delay:counting:)`` turns the pixels of a frame, in any order, on any
///    thread, into a ``PackedFrame`` of a few kilobytes and counts its colours in a ``ColorTally``.
/// 2. The merged tallies make the ``Palette`` of the whole film.
/// 3. ``FrameCompressor/compress(_:using:)`` turns packed frames, again in any order on
///    any thread, into ``CompressedFrame``s.
/// 4. ``Encoder`` strings those together into the bytes of the file.
///
/// The bytes depend on the frames and the options only, never on the order or the threads.
///
/// Pixels are 32-bit words `0xAARRGGBB` in native byte order, row by row from the top left, as in
/// Cairo's `RGB24` and `ARGB32`.
public enum GIF {
  /// The largest width and height that the format can hold.
  public static let maximumSide = 65_535

  /// The largest delay that one frame can hold, in centiseconds. Longer delays are split.
  public static let maximumDelay = 65_535

  /// The shortest delay that browsers honour, in centiseconds: they show anything shorter for 10.
  public static let minimumDelay = 2
}
