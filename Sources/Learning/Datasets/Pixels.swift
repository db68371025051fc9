import Numerics

/// Images as bytes. Byte b of channel c stands for (b / 255 − `means[c]`) / `deviations[c]`.
public struct Pixels: Sendable, Equatable {
  /// [channels, height, width]
  public let shape: [Int]
  /// Image after image, channel after channel, row after row.
  public let bytes: [UInt8]
  /// One a channel.
  public let means: [Double]
  /// One a channel, above 0.
  public let deviations: [Double]

  /// - Parameters: `means` and `deviations` left out leave pixels from 0 to 1.
  /// - Precondition: as many bytes as some images of the shape have.
  public init(
    shape: [Int], bytes: [UInt8], means: [Double]? = nil, deviations: [Double]? = nil
  ) {
    precondition(shape.count == 3 && shape.allSatisfy { $0 > 0 }, "[channels, height, width]")
    precondition(bytes.count % shape.product == 0, "whole images")
    self.shape = shape
    self.bytes = bytes
    self.means = means ?? [Double](repeating: 0, count: shape[0])
    self.deviations = deviations ?? [Double](repeating: 1, count: shape[0])
    precondition(self.means.count == shape[0] && self.deviations.count == shape[0])
  }

  /// How many images there are.
  public var count: Int { bytes.count / size }
  /// Bytes an image.
  public var size: Int { shape.product }
  /// Bytes of a channel.
  var area: Int { shape[1] * shape[2] }

  /// The images at `indices`, in that order.
  public func images(at indices: [Int]) -> Pixels {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * size)
    for index in indices { chosen += bytes[(index * size)..<((index + 1) * size)] }
    return with(bytes: chosen)
  }

  /// The same images by another scale; it applies to pixels from 0 to 1.
  public func normalized(means: [Double], deviations: [Double]) -> Pixels {
    Pixels(shape: shape, bytes: bytes, means: means, deviations: deviations)
  }

  /// What a byte of a channel stands for.
  public func value(_ byte: UInt8, channel: Int) -> Double {
    (Double(byte) / 255 - means[channel]) / deviations[channel]
  }

  /// What the bytes of an image stand for.
  public func values(of image: Int) -> [Double] {
    let (start, area) = (image * size, area)
    return (0..<size).map { value(bytes[start + $0], channel: $0 / area) }
  }

  /// What every byte stands for, 256 numbers a channel.
  func table<Scalar: Real>() -> [Scalar] {
    means.indices.flatMap { channel in
      (0...255).map { Scalar(value(UInt8($0), channel: channel)) }
    }
  }

  private func with(bytes: [UInt8]) -> Pixels {
    Pixels(shape: shape, bytes: bytes, means: means, deviations: deviations)
  }
}
