extension GIF {
  /// The delays, in centiseconds, of frames at a steady rate.
  ///
  /// Frame t ends at round(100 (t + 1) / rate), so that errors do not add up. Above 50 frames a second
  /// each frame takes the shortest delay that browsers honour, and the film is slower than asked.
  /// - Parameter framesPerSecond: positive and finite; anything else gives the longest delays.
  public static func delays(frames: Int, framesPerSecond: Double) -> [Int] {
    func end(_ frame: Int) -> Int {
      let time = (100 * Double(frame) / framesPerSecond).rounded()
      return time >= 0 && time < 1e15 ? Int(time) : maximumDelay * frame
    }
    return (0..<max(frames, 0)).map { max(end($0 + 1) - end($0), minimumDelay) }
  }
}
