import Figures
import Output
import Schemas

/// Keys that only some formats have.
extension FigureSpec {
  /// The formats that have a key, by the key; those that all have are not in it.
  private static let formats: [String: [OutputFormat]] = {
    var formats = Dictionary(
      uniqueKeysWithValues: EncodingOption.allCases.map { ($0.rawValue, $0.formats) })
    let films = OutputFormat.allCases.filter(\.isFilm)
    for key in ["framesPerSecond", "holdLast", "poster"] { formats[key] = films }
    formats["at"] = OutputFormat.allCases.filter { !$0.isFilm }
    return formats
  }()

  /// The field, written of figures only whose format has it.
  static func formatted(_ field: Field<FigureSpec>) -> Field<FigureSpec> {
    guard let formats = formats[field.key] else { return field }
    return field.written { formats.contains($0.format) }
  }

  /// - Parameters:
  ///   - reader: of the figure itself.
  ///   - top: of the config, whose keys are for those of all figures that have them.
  /// - Throws: when a key means nothing to the file's format.
  func checkFormat(_ reader: ConfigReader, top: ConfigReader) throws(ConfigError) {
    for (key, formats) in Self.formats.sorted(by: { $0.key < $1.key })
    where reader.has(key) && !formats.contains(format) {
      throw reader.error(key, Self.misfit(formats, file))
    }
    if background == .none, !format.canBeTransparent {
      let formats = OutputFormat.allCases.filter(\.canBeTransparent)
      throw (reader.has("background") ? reader : top).error(
        "background", "none " + Self.misfit(formats, file))
    }
  }

  private static func misfit(_ formats: [OutputFormat], _ file: String) -> String {
    "is for \(OutputFormat.list(formats)), and \"\(file)\" is none"
  }
}
