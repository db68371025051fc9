/// The pixels of a frame that differ from those before and after them and lie at an edge, where an error is seen least.
struct FleetingEdges {
  /// From here on an error is hidden by what is around it, and from there on wholly; found by SSIM, which models that.
  private static let edgeContrast = 64
  private static let fullContrast: Float = 400

  private let indices: [UInt8]
  private let colors: ColorPlane
  /// Empty where there is no such frame.
  private let previous: [UInt8]
  private let next: [UInt8]
  private let width: Int

  init(_ frame: IndexPlane, after previous: IndexPlane?, before next: IndexPlane?, width: Int) {
    indices = frame.indices
    colors = frame.colors
    self.previous = previous?.indices ?? []
    self.next = next?.indices ?? []
    self.width = width
  }

  /// How much more an error there is worth than at the strongest edge; `nil` where a pixel is none of these.
  @inline(__always)
  func weight(at position: Int) -> Float? {
    let index = indices[position]
    if !previous.isEmpty, previous[position] == index { return nil }
    if !next.isEmpty, next[position] == index { return nil }
    let contrast = colors.contrast(at: position, width: width)
    if contrast <= Self.edgeContrast { return nil }
    return max(Self.fullContrast / Float(contrast), 1)
  }
}
