import Numerics
import Schemas

/// scikit-learn's `load_digits`: 1,797 handwritten digits of 8 × 8 grey pixels.
struct Digits: DrawnDataset, ChoosesClasses {
  static let name = "digits"
  static let summary =
    """
    scikit-learn's `load_digits`: 1,797 handwritten digits of 8 × 8 grey pixels from 0 to 1 (scikit-learn's divided by 16). \
    The test set of "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak, UCI Machine Learning \
    Repository (CC BY 4.0).
    """
  static let model = ModelDefaults(.convolutions([16, 32], units: 32), .adam, 0.003, epochs: 30)

  static let knownClasses = (0..<10).map(String.init)

  /// The most that are taken; 2...1797.
  private var limit = Self.count
  var selection = ClassSelection()

  init() {}

  private static let count = 1797
  private static let size = 8

  static var fields: [Field<Digits>] {
    [
      .integer("samples", \.samples, in: 2...count)
        .documented("How many of the digits are taken; fewer than all are chosen by the seed."),
      .chosenClasses(\.selection), .otherClasses(\.selection),
    ]
  }

  var samples: Int {
    get { min(limit, labels.count) }
    set { limit = newValue }
  }
  var classCount: Int { classNames.count }
  var classNames: [String] { selection.names(among: Self.knownClasses) }
  var shape: [Int]? { [1, Self.size, Self.size] }
  var featureNames: [String] { Dataset.pixelNames([1, Self.size, Self.size]) }

  /// All in their own order, or some in that of the draw.
  func draw(_ random: inout RandomState) -> Dataset {
    let all = Dataset(
      inputs: Matrix(rows: Self.count, columns: Self.size * Self.size, elements: Self.pixels),
      labels: Self.allLabels, classNames: Self.knownClasses,
      featureNames: featureNames, shape: shape
    ).choosing(selection)
    if samples >= all.count { return all }
    return all.samples(at: Array(random.permutation(all.count).prefix(samples)))
  }

  static func == (a: Digits, b: Digits) -> Bool {
    a.samples == b.samples && a.selection == b.selection
  }

  private static let allLabels = DigitsText.labels.utf8.map { Int($0 - 48) }

  /// Of the chosen classes, or of all.
  private var labels: [Int] {
    if selection.entries.isEmpty || selection.others != nil { return Self.allLabels }
    let chosen = selection.classes(among: Self.knownClasses)
    return Self.allLabels.filter(chosen.contains)
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
    var digits = Digits()
    digits.samples = samples
    return DatasetSpec(digits)
  }
}
