import Figures
import JSON
import Schemas

/// The figures of a config for some run.
extension FigureSpec {
  static let counts = 0...64

  /// What the keys of a figure are read over.
  static let start = FigureSpec(kind: FigureKind.allCases[0], file: "hiddenLines.gif")

  /// What a config says of figures, each once for each of its themes; without a word on them, those that suit the run.
  ///
  /// - Parameter top: the config's top.
  static func list(_ top: ConfigReader, _ facts: RunFacts) throws(ConfigError) -> [FigureSpec] {
    // A wrong value is wrong even if there is no figure.
    _ = try shared(top, start)
    let entries = try top.objects(
      "figures", count: counts, forms: schema.shortForms, allowsSingle: true)
    var figures: [FigureSpec] = []
    guard let entries else {
      for figure in defaults(facts) { figures += try shared(top, figure).eachTheme }
      return figures
    }
    for entry in entries {
      let entry =
        entry.has("panels") ? entry.defaulting("kind", to: .string("dashboard")) : entry
      let figure = try schema.read(entry, over: start) { figure throws(ConfigError) in
        figure = try shared(top, figure)
      }
      try figure.checkFormat(entry, top: top)
      figures += figure.eachTheme
    }
    return figures
  }

  /// A figure with what the top of a config says of all figures.
  static func shared(
    _ top: ConfigReader, _ figure: FigureSpec
  ) throws(ConfigError) -> FigureSpec {
    var figure = figure
    for field in sharedFields { try field.read(top, &figure) }
    return figure
  }

  /// Whether figures suit a run, and have files of their own.
  static func check(
    _ figures: [FigureSpec], _ facts: RunFacts, _ top: ConfigReader
  ) throws(ConfigError) {
    for (index, figure) in figures.enumerated() where figure.kind.isComparison {
      throw top.error(
        "figures[\(figures.entry(at: index))].kind",
        "\"\(figure.kind.rawValue)\" shows several runs; it belongs in \"compare\"")
    }
    try checkKinds(figures, facts, "figures", top)
    try checkFiles(figures, "figures", top)
  }

  /// Whether figures suit a run.
  ///
  /// - Parameter list: the key of the list that they are in.
  static func checkKinds(
    _ figures: [FigureSpec], _ facts: RunFacts, _ list: String, _ top: ConfigReader
  ) throws(ConfigError) {
    for (index, figure) in figures.enumerated() {
      do {
        try figure.kind.check(figure.options, facts)
      } catch {
        let key = error.key ?? "kind"
        throw top.error("\(list)[\(figures.entry(at: index))].\(key)", "\(error)")
      }
    }
  }

  /// Whether figures have files of their own.
  ///
  /// - Parameter list: the key of the list that they are in.
  static func checkFiles(
    _ figures: [FigureSpec], _ list: String, _ top: ConfigReader
  ) throws(ConfigError) {
    for (index, figure) in figures.enumerated() {
      let key = "\(list)[\(figures.entry(at: index))].file"
      let earlier = figures[..<index]
      if earlier.contains(where: { $0.file == figure.file }) {
        throw top.error(key, "\"\(figure.file)\" is already the file of another figure")
      }
      // "a.gif" and "a.GIF".
      if figure.format.isFilm,
        let other = earlier.first(where: { $0.format.isFilm && $0.name == figure.name })
      {
        throw top.error(
          key, "\"\(figure.file)\" would share the folder of its frames with \"\(other.file)\"")
      }
    }
  }

  /// One line on the kinds that a config without `figures` does not get of a run, with the reasons; `nil` where it gets all.
  public static func note(unsuitable facts: RunFacts) -> String? {
    let reasons = unsuitable(facts).map { "\($0.reason)" }
    return reasons.isEmpty ? nil : "not drawn: " + reasons.joined(separator: "; ")
  }
}
