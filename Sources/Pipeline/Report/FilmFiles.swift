import Figures
import Files
import JSON
import Output
import Report
import Snapshots

/// The films and pictures that a run folder has, in the order of its config.
struct FilmFiles {
  private struct Entry {
    let file: String
    let kind: String?
    let theme: ReportFilm.Theme

    /// The file's name without its ending.
    var stem: Substring { file.lastIndex(of: ".").map { file[..<$0] } ?? file[...] }
    /// `nil` for one that no page can show.
    var format: OutputFormat? { OutputFormat(file: file).flatMap { $0.element == nil ? nil : $0 } }
    var isFilm: Bool { format?.isFilm == true }
  }

  private let folder: RunFolder
  private let entries: [Entry]

  /// Of some files of a folder; a name that ends in "-light" or "-dark" is for readers of such pages where both are there.
  init(_ folder: RunFolder, names: [String]) {
    self.init(
      folder,
      entries: names.map { name in
        let entry = Entry(file: name, kind: nil, theme: .any)
        for (own, other, theme) in [
          ("-light", "-dark", ReportFilm.Theme.light), ("-dark", "-light", .dark),
        ] where entry.stem.hasSuffix(own) {
          let twin = "\(entry.stem.dropLast(own.count))\(other)\(name.dropFirst(entry.stem.count))"
          if names.contains(twin) { return Entry(file: name, kind: nil, theme: theme) }
        }
        return entry
      })
  }

  /// - Parameter config: of the run; `nil` where there is none, and then it is the GIFs of the folder.
  init(_ folder: RunFolder, config: JSONTree?) {
    var entries = config.map(Self.entries) ?? []
    if config == nil {
      entries = FileSystem.names(in: folder.path).filter { $0.lowercased().hasSuffix(".gif") }
        .map { Entry(file: $0, kind: nil, theme: .any) }
    }
    self.init(folder, entries: entries)
  }

  private init(_ folder: RunFolder, entries: [Entry]) {
    self.folder = folder
    let known = entries.filter {
      $0.format != nil && !$0.file.contains("/")
        && FileSystem.isFile(folder.output($0.file))
    }
    // A still says no more than the film of the same name.
    let films = Set(known.filter(\.isFilm).map(\.stem))
    self.entries = known.filter { $0.isFilm || !films.contains($0.stem) }
  }

  /// - Throws: `FileError`.
  func films(of run: String) throws -> [ReportFilm] {
    try entries.map { entry in
      let summary = entry.kind.flatMap { FigureKind(rawValue: $0)?.summary } ?? entry.file
      let form = entry.isFilm ? "Film" : "Picture"
      return ReportFilm(
        name: entry.file, altText: "\(form) of \(run): \(summary)",
        mediaType: entry.format?.mediaType ?? "",
        bytes: try FileSystem.read(folder.output(entry.file)), theme: entry.theme)
    }
  }

  /// A resolved config's figures, each once for each of its themes.
  private static func entries(_ config: JSONTree) -> [Entry] {
    guard case .array(let figures)? = config["figures"] else { return [] }
    return figures.flatMap { figure -> [Entry] in
      guard let file = figure["file"]?.text else { return [] }
      let kind = figure["kind"]?.text
      var themes: [String] = []
      if case .array(let names)? = figure["themes"] { themes = names.compactMap(\.text) }
      guard themes.count > 1 else { return [Entry(file: file, kind: kind, theme: .any)] }
      let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
      return themes.map { theme in
        Entry(
          file: "\(stem)-\(theme)\(file.dropFirst(stem.count))", kind: kind,
          theme: theme == "dark" ? .dark : .light)
      }
    }
  }
}

extension JSONTree {
  /// The member of an object with a key.
  fileprivate subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == key }?.1
  }

  /// `nil` for what is no string.
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
