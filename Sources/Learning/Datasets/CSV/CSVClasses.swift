/// The classes that a column of labels has: compared as numbers where all are numbers, so that "0" and "0.0" are one, else as
/// texts.
struct CSVClasses: Sendable, Equatable {
  /// In the order of their numbers, else of their texts.
  private(set) var names: [String] = []
  /// Whether all labels are numbers.
  private(set) var areNumbers = false
  private var numbers: [Double: Int] = [:]
  private var texts: [String: Int] = [:]

  init() {}

  /// - Parameter labels: at least one.
  init(_ labels: Set<String>, _ decimal: DecimalMark) {
    let values = labels.compactMap { text in
      CSVNumber.parse(text.utf8, decimal).map { (value: $0, text: text) }
    }
    areNumbers = values.count == labels.count
    guard areNumbers else {
      names = labels.sorted()
      texts = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      return
    }
    // Of "1", "1.0" and "1.00" the shortest is the name.
    let spellings = Dictionary(grouping: values, by: \.value).mapValues { same in
      same.map(\.text).min { ($0.count, $0) < ($1.count, $1) } ?? ""
    }
    for (index, value) in spellings.keys.sorted().enumerated() {
      numbers[value] = index
      names.append(spellings[value] ?? "")
    }
  }

  /// The class of a label; `nil` for one that is none.
  func index(of label: String, _ decimal: DecimalMark) -> Int? {
    areNumbers
      ? CSVNumber.parse(label.utf8, decimal).flatMap { numbers[$0] } : texts[label]
  }

  /// Whether the labels may be values to be predicted: numbers that are not whole, or many.
  var lookLikeValues: Bool {
    guard areNumbers, names.count > 2 else { return false }
    return names.count > 10 || numbers.keys.contains { $0 != $0.rounded() }
  }
}
