import Schemas

/// How images are changed before training sees them, anew in every epoch; validation, test and recorded samples stay as
/// they are. Each change is made by chance and apart from the others; what is left at its default changes nothing.
public struct AugmentationSpec: Sendable, Equatable {
  /// Whether each image is mirrored with a probability of ½.
  public var flip: ImageFlip
  /// The largest shift by whole pixels, as a share of the side; 0...1.
  public var shift: Double
  /// Pixels of black put around before a piece of the old size is cut out; 0...64.
  public var crop: Int
  /// The largest rotation in degrees either way; 0...180.
  public var rotate: Double
  /// Images are scaled by a factor in 1 − scale...1 + scale; 0...0.9.
  public var scale: Double
  /// Pixels are multiplied by a factor in 1 − brightness...1 + brightness; 0...1.
  public var brightness: Double
  /// The side of a black square in pixels; 0...1024.
  public var cutout: Int

  public static let shares = 0.0...1.0
  public static let crops = 0...64
  public static let angles = 0.0...180.0
  public static let scales = 0.0...0.9
  public static let cutouts = 0...1024

  public init(
    flip: ImageFlip = .none, shift: Double = 0, crop: Int = 0, rotate: Double = 0,
    scale: Double = 0, brightness: Double = 0, cutout: Int = 0
  ) {
    self.flip = flip
    self.shift = shift
    self.crop = crop
    self.rotate = rotate
    self.scale = scale
    self.brightness = brightness
    self.cutout = cutout
  }

  /// An image as training with a seed sees it in an epoch: a pure function of its arguments.
  ///
  ///     let seen = spec.augmented(pixels, shape: [3, 32, 32], seed: 42, epoch: 0, sample: 7)
  ///
  /// - Parameters:
  ///   - image: [channels, height, width], of which 0 is black.
  ///   - epoch: whole epochs done.
  ///   - sample: its index in the training set.
  public func augmented(
    _ image: [Double], shape: [Int], seed: UInt32, epoch: Int, sample: Int
  ) -> [Double] {
    precondition(image.count == shape.product, "as many pixels as the shape has")
    let change = change(of: shape, seed: seed, epoch: epoch, sample: sample)
    var result = image
    result.withUnsafeMutableBufferPointer { result in
      image.withUnsafeBufferPointer { image in
        guard let target = result.baseAddress, let source = image.baseAddress else { return }
        change.apply(
          source, into: target, shape: shape, black: [Double](repeating: 0, count: shape[0]))
      }
    }
    return result
  }

  /// What becomes of a sample in an epoch.
  func change(of shape: [Int], seed: UInt32, epoch: Int, sample: Int) -> ImageChange {
    let (height, width) = (shape[1], shape[2])
    var random = SampleRandom(seed: seed, epoch: epoch, sample: sample)
    // All are drawn, wanted or not, so that one more leaves the others as they are.
    let mirrors = (random.uniform() < 0.5, random.uniform() < 0.5)
    let shifts = (random.uniform(), random.uniform())
    let crops = (random.uniform(), random.uniform())
    let (turn, size, light) = (random.uniform(), random.uniform(), random.uniform())
    let hole = (random.uniform(), random.uniform())
    func shifted(_ u: Double, _ crop: Double, _ side: Int) -> Int {
      Int(((2 * u - 1) * shift * Double(side)).rounded())
        + Int(crop * Double(2 * self.crop + 1)) - self.crop
    }
    var change = ImageChange()
    change.isMirrored = flip.isHorizontal && mirrors.0
    change.isUpsideDown = flip.isVertical && mirrors.1
    change.right = shifted(shifts.0, crops.0, width)
    change.down = shifted(shifts.1, crops.1, height)
    change.degrees = (2 * turn - 1) * rotate
    change.scale = 1 + (2 * size - 1) * scale
    change.brightness = 1 + (2 * light - 1) * brightness
    if cutout > 0 {
      let left = Int(hole.0 * Double(width)) - cutout / 2
      let top = Int(hole.1 * Double(height)) - cutout / 2
      change.hole = (
        rows: max(top, 0)..<min(top + cutout, height),
        columns: max(left, 0)..<min(left + cutout, width)
      )
    }
    return change
  }
}

/// The directions in which images may be mirrored.
public enum ImageFlip: String, Sendable, CaseIterable {
  case none, horizontal, vertical, both

  var isHorizontal: Bool { self == .horizontal || self == .both }
  var isVertical: Bool { self == .vertical || self == .both }
}

extension ImageFlip: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .none: "no image is mirrored"
    case .horizontal: "left becomes right"
    case .vertical: "up becomes down"
    case .both: "each of the two by itself"
    }
  }
}
