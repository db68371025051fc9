/// The order of rows in an interlaced image: every eighth row, those half-way between, and so on.
enum Interlacing {
  private static let passes: [(first: Int, step: Int)] = [(0, 8), (4, 8), (2, 4), (1, 2)]

  /// Puts rows that are stored in four passes into their order on the screen.
  static func restored(_ indices: [UInt8], width: Int) -> [UInt8] {
    let height = indices.count / width
    var restored = indices
    var source = 0
    for pass in passes {
      for y in stride(from: pass.first, to: height, by: pass.step) {
        restored.replaceSubrange(
          y * width..<(y + 1) * width, with: indices[source..<source + width])
        source += width
      }
    }
    return restored
  }
}
