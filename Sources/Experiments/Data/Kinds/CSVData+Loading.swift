import Files
import JSON
import Learning
import Schemas

extension CSVData {
  /// More different labels are numbers to be predicted, most likely.
  private static let mostClasses = 100

  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData {
    let (bytes, path) = try DataFile.read(file, "file", dataset)
    file = path
    let content: CSVContent
    do {
      content = try csv.content(bytes)
    } catch {
      throw tableError(error, dataset)
    }
    var loaded = LoadedData(content.data, hashes: [Hash.fnv1a(bytes)])
    loaded.notes = content.notes
    if let testFile {
      let (bytes, path) = try DataFile.read(testFile, "testFile", dataset)
      self.testFile = path
      do {
        let test = try csv.content(bytes, as: content.layout)
        loaded.test = test.data
        loaded.notes += test.notes.map { "in \(path), \($0)" }
      } catch {
        throw dataset.error("testFile", "\(path): \(error)")
      }
      loaded.hashes.append(Hash.fnv1a(bytes))
    }
    try checkClasses(content, &loaded, split, dataset)
    try checkShape(loaded.data.featureNames.count, dataset)
    loaded.data = loaded.data.shaped(shape)
    loaded.test = loaded.test?.shaped(shape)
    return loaded
  }

  /// Every row must be an image of the shape.
  private func checkShape(_ features: Int, _ dataset: ConfigReader) throws(ConfigError) {
    guard let shape else { return }
    let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    if count != features {
      throw dataset.error(
        "shape", "\(shape) is of \(count) pixels, and the rows of \(file) have \(features) features"
      )
    }
  }

  private func tableError(_ error: CSVError, _ dataset: ConfigReader) -> ConfigError {
    guard case .noColumn(.name(let name), let choices, let key, _) = error else {
      return dataset.error(error.key ?? "file", "\(file): \(error)")
    }
    let suggested = CSVError.noColumn(
      .name(name), choices: choices, key: key,
      suggestion: Suggestion.clause(for: name, among: choices))
    return dataset.error(key, "\(file): \(suggested)")
  }

  /// Classes must be few, more than one, and large enough to be split.
  private func checkClasses(
    _ content: CSVContent, _ loaded: inout LoadedData, _ split: SplitSpec, _ dataset: ConfigReader
  ) throws(ConfigError) {
    if csv.isRegression { return }
    let data = content.data
    let layout = content.layout
    let column = CSVError.excerpt(layout.labelName)
    let label =
      csv.label == nil
      ? "the last column, \(column), was taken as the label, and it" : "column \(column)"
    let hint =
      layout.hasNumericLabels ? "\"regression\": true predicts numbers" : "\"label\" names another"
    if data.classCount > Self.mostClasses {
      throw dataset.error(
        "label",
        "\(label) has \(data.classCount) different values, and \(Self.mostClasses) classes are "
          + "the most; \(hint)")
    }
    if data.classCount == 1 {
      throw dataset.error("label", "\(label) has the same value in every row")
    }
    let isDivided = split.validationFraction > 0 || (split.testFraction > 0 && testFile == nil)
    var counts = [Int](repeating: 0, count: data.classCount)
    for label in data.labels { counts[label] += 1 }
    if split.kind == .stratified, isDivided, let lone = counts.firstIndex(of: 1) {
      throw dataset.error(
        "label",
        "\(label) has \(data.classCount) different values, and \(CSVError.excerpt(data.classNames[lone])) "
          + "is in a single row, which cannot be in two parts of a split; \(hint), and \"split\": "
          + "\"shuffled\" does not keep the classes' shares")
    }
    if layout.labelsLookLikeValues {
      loaded.notes.append(
        "\(label) has \(data.classCount) different numbers, which are taken for classes; \(hint)")
    }
  }
}
