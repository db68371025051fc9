import Graphics

/// A sequence of pictures as a value: what stays is in the backdrop, what moves comes by frame.
///
/// A frame is a pure function of its instant, so that any thread may draw any frame in any order.
public struct Film: Sendable {
  /// Painted once.
  public let backdrop: Scene
  public let frames: [Instant]
  /// Each panel's rectangle of data, in the order of the page's plots.
  public let panels: [Rect]
  private let moving: @Sendable (Frame) throws -> [Mark]

  public init(
    backdrop: Scene, frames: [Instant], panels: [Rect] = [],
    moving: @escaping @Sendable (Frame) throws -> [Mark]
  ) {
    self.backdrop = backdrop
    self.frames = frames
    self.panels = panels
    self.moving = moving
  }

  public var size: Size { backdrop.size }
  public var frameCount: Int { frames.count }

  /// The marks over the backdrop of the frame with this index, from 0.
  public func marks(_ index: Int) throws -> [Mark] { try marks(Frame(frames[index])) }

  /// The marks over the backdrop of any frame.
  public func marks(_ frame: Frame) throws -> [Mark] { try moving(frame) }

  /// The marks that move, as a scene to be drawn over the backdrop.
  ///
  /// - Throws: when the network of the frame can no longer be read.
  public func overlay(_ index: Int) throws -> Scene {
    Scene(size: size, marks: try marks(index))
  }

  /// A whole frame by itself, as a vector file needs it.
  public func scene(_ index: Int) throws -> Scene { try scene(Frame(frames[index])) }

  public func scene(_ frame: Frame) throws -> Scene {
    Scene(
      size: size, background: backdrop.background, marks: try backdrop.marks + marks(frame))
  }
}
