import Numerics

/// (x − mean) / deviation, column by column, as scikit-learn's `StandardScaler`; of images channel by channel, as
/// torchvision's `Normalize`.
public struct Standardization: Sendable, Equatable {
  public let means: [Double]
  /// Of the population; 1 for a constant column or channel, which becomes 0.
  public let deviations: [Double]
  /// So many columns one after the other have one mean and one deviation: 1, or the pixels of a channel.
  public let span: Int

  public init(means: [Double], deviations: [Double], span: Int = 1) {
    precondition(means.count == deviations.count && span > 0)
    self.means = means
    self.deviations = deviations
    self.span = span
  }

  /// That of some rows.
  ///
  /// - Parameter span: the columns that have one mean and one deviation.
  public init(of rows: Matrix<Double>, span: Int = 1) {
    precondition(rows.columns % span == 0)
    let count = Double(max(rows.rows * span, 1))
    var means = [Double](repeating: 0, count: rows.columns / span)
    var squares = means
    for i in 0..<rows.rows { for j in 0..<rows.columns { means[j / span] += rows[i, j] } }
    for j in means.indices { means[j] /= count }
    for i in 0..<rows.rows {
      for j in 0..<rows.columns {
        let distance = rows[i, j] - means[j / span]
        squares[j / span] += distance * distance
      }
    }
    self.init(
      means: means, deviations: zip(squares, means).map { Self.deviation($0 / count, mean: $1) },
      span: span)
  }

  /// That of the channels of some images, whose pixels are from 0 to 1.
  public init(of pixels: Pixels) {
    let (channels, area) = (pixels.shape[0], pixels.area)
    var counts = [Int](repeating: 0, count: channels * 256)
    for image in 0..<pixels.count {
      for channel in 0..<channels {
        let start = image * pixels.size + channel * area
        for i in start..<(start + area) { counts[channel &* 256 &+ Int(pixels.bytes[i])] += 1 }
      }
    }
    let total = Double(max(pixels.count * area, 1))
    var (means, deviations): ([Double], [Double]) = ([], [])
    for channel in 0..<channels {
      let counts = counts[(channel * 256)..<((channel + 1) * 256)].enumerated()
      let mean = Double(counts.reduce(0) { $0 + $1.offset * $1.element }) / 255 / total
      let squares = counts.reduce(0.0) { sum, count in
        let distance = Double(count.offset) / 255 - mean
        return sum + Double(count.element) * distance * distance
      }
      means.append(mean)
      deviations.append(Self.deviation(squares / total, mean: mean))
    }
    self.init(means: means, deviations: deviations, span: area)
  }

  private static func deviation(_ variance: Double, mean: Double) -> Double {
    let deviation = variance.squareRoot()
    // What rounding leaves of a constant column is no spread.
    return deviation > 10 * abs(mean).ulp ? deviation : 1
  }

  public func apply(_ rows: Matrix<Double>) -> Matrix<Double> {
    var result = rows
    for i in 0..<rows.rows {
      for j in 0..<min(rows.columns, means.count * span) {
        result[i, j] = (rows[i, j] - means[j / span]) / deviations[j / span]
      }
    }
    return result
  }

  /// - Precondition: it is one of channels of as many pixels, or of these pixels.
  func apply(_ pixels: Pixels) -> Pixels {
    precondition(means.count == pixels.shape[0] && span == pixels.area, "a mean for each channel")
    return pixels.normalized(means: means, deviations: deviations)
  }
}
