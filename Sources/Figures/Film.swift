import Graphics

/// A sequence of pictures as a value: what stays is in the backdrop, what moves comes by frame.
///
/// A frame is a pure function of its index, so that any thread may draw any frame in any order.
public struct Film: Sendable {
  /// Painted once; opaque.
  public let backdrop: Scene
  public let frameCount: Int
  /// The marks over the backdrop of the frame with this index, from 0.
  public let marks: @Sendable (Int) throws -> [Mark]

  public init(
    backdrop: Scene, frameCount: Int, marks: @escaping @Sendable (Int) throws -> [Mark]
  ) {
    self.backdrop = backdrop
    self.frameCount = frameCount
    self.marks = marks
  }

  public var size: Size { backdrop.size }

  /// The marks that move, as a scene to be drawn over the backdrop.
  ///
  /// - Throws: when the network of the frame can no longer be read.
  public func overlay(_ frame: Int) throws -> Scene { Scene(size: size, marks: try marks(frame)) }

  /// A whole frame by itself, as a vector file needs it.
  public func scene(_ frame: Int) throws -> Scene {
    Scene(
      size: size, background: backdrop.background, marks: try backdrop.marks + marks(frame))
  }
}
