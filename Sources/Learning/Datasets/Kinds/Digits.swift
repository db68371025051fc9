import Numerics
import Schemas

/// scikit-learn's `load_digits`: 1,797 handwritten digits of 8 × 8 grey pixels.
struct Digits: DrawnDataset {
  static let name = "digits"
  static let summary =
    """
    scikit-learn's `load_digits`: 1,797 handwritten digits of 8 × 8 grey pixels from 0 to 1 (scikit-learn's divided by 16). \
    The test set of "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak, UCI Machine Learning \
    Repository (CC BY 4.0).
    """
  static let model = ModelDefaults(.convolutions([16, 32], units: 32), .adam, 0.003, epochs: 30)

  /// 2...1797.
  var samples = Self.count

  private static let count = 1797
  private static let size = 8

  static var fields: [Field<Digits>] {
    [
      .integer("samples", \.samples, in: 2...count)
        .documented("How many of the digits are taken; fewer than all are chosen by the seed.")
    ]
  }

  var classCount: Int { 10 }
  var classNames: [String] { (0..<10).map(String.init) }
  var shape: [Int]? { [1, Self.size, Self.size] }
  var featureNames: [String] { Dataset.pixelNames([1, Self.size, Self.size]) }

  /// All in their own order, or some in that of the draw.
  func draw(_ random: inout RandomState) -> Dataset {
    let all = Dataset(
      inputs: Matrix(rows: Self.count, columns: Self.size * Self.size, elements: Self.pixels),
      labels: DigitsText.labels.utf8.map { Int($0 - 48) }, classNames: classNames,
      featureNames: featureNames, shape: shape)
    if samples >= Self.count { return all }
    return all.samples(at: Array(random.permutation(Self.count).prefix(samples)))
  }

  /// From 0 to 1, row after row.
  private static var pixels: [Double] {
    // Letters are those from "!" on but for the quotation mark and the backslash.
    func symbol(_ letter: UInt8) -> Int {
      Int(letter) - 33 - (letter > 34 ? 1 : 0) - (letter > 92 ? 1 : 0)
    }
    var meanings = (0...16).map { [$0] }
    let pairs = DigitsText.pairs.utf8.map(symbol)
    for first in stride(from: 0, to: pairs.count, by: 2) {
      meanings.append(meanings[pairs[first]] + meanings[pairs[first + 1]])
    }
    let columns = DigitsText.pixels.utf8.flatMap { meanings[symbol($0)] }
    return (0..<count).flatMap { image in
      (0..<(size * size)).map { pixel in
        Double(columns[image * size * size + pixel % size * size + pixel / size]) / 16
      }
    }
  }
}

extension DatasetSpec {
  public static func digits(samples: Int = 1797) -> DatasetSpec {
    DatasetSpec(Digits(samples: samples))
  }
}
