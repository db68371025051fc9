import Files

/// One format of files: its name, what it can do, and what writes it. `OutputFormat.allCases` lists them; each is declared
/// in a file of its own.
public struct OutputFormat: Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// The ending of a file's name, without the dot.
  public let name: String
  public var description: String { name }
  /// What it is for web servers and pages, such as "image/gif".
  package let mediaType: String
  /// What it is, in a sentence for the reference.
  package let summary: String
  /// The encoding options that it has.
  package let options: Set<EncodingOption>
  /// Whether its pictures may be transparent.
  public let canBeTransparent: Bool
  /// Whether it is made of shapes, so that pixels a unit mean nothing to it.
  package let isVector: Bool
  /// The element of a web page that shows it; `nil` where a page only links to it.
  package let element: WebElement?
  /// The program that must be installed to write it.
  package let program: String?
  /// What is odd about a film at a pace; `nil` when nothing is.
  package let warning: @Sendable (Pace) -> String?
  /// The file of one scene; `nil` where a figure is always a film.
  package let picture: (@Sendable (Picture) throws -> [UInt8])?
  /// Writes a film; `nil` where there is none of this format.
  package let film: (@Sendable (FilmJob) throws -> EncodedFilm)?

  package init(
    _ name: String, mediaType: String, summary: String, options: Set<EncodingOption> = [],
    canBeTransparent: Bool = true, isVector: Bool = false, element: WebElement? = .picture,
    program: String? = nil, warning: @escaping @Sendable (Pace) -> String? = { _ in nil },
    picture: (@Sendable (Picture) throws -> [UInt8])? = nil,
    film: (@Sendable (FilmJob) throws -> EncodedFilm)? = nil
  ) {
    self.name = name
    self.mediaType = mediaType
    self.summary = summary
    self.options = options
    self.canBeTransparent = canBeTransparent
    self.isVector = isVector
    self.element = element
    self.program = program
    self.warning = warning
    self.picture = picture
    self.film = film
  }

  /// The format that a file's extension names; `nil` where there is none.
  public init?(file: String) {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.name == ending }) else { return nil }
    self = format
  }

  /// Whether a figure is all of its frames rather than one moment.
  public var isFilm: Bool { picture == nil }

  /// Makes sure that a file of it can be written by what is installed.
  ///
  /// - Throws: `OutputError.noFFmpeg`.
  package func checkProgram(for file: String) throws(OutputError) {
    if let program, !FileSystem.hasProgram(program) { throw .noFFmpeg(file) }
  }

  /// Those that frames can be stitched to.
  public static var films: [OutputFormat] { allCases.filter { $0.film != nil } }

  /// ".gif, .apng and .webp".
  ///
  /// - Parameter quote: what stands before and after each.
  public static func list(_ formats: [OutputFormat], quote: String = "") -> String {
    let endings = formats.map { quote + "." + $0.name + quote }
    guard endings.count > 1, let last = endings.last else { return endings.joined() }
    return endings.dropLast().joined(separator: ", ") + " and " + last
  }

  public static func == (a: OutputFormat, b: OutputFormat) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// How a web page shows a file.
package enum WebElement: Sendable {
  case picture, video
}
