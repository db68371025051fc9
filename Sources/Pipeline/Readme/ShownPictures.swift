import Files

/// The pictures that Markdown pages show, by the config that makes each.
struct ShownPictures {
  /// A run's folder, "visualizations/moons", and the files in it that are shown, in ascending order.
  struct Folder: Equatable {
    let path: String
    var files: [String]

    /// The name of its config.
    var config: String { String(path.split(separator: "/").last ?? "") }
  }

  /// In ascending order of their paths.
  let folders: [Folder]

  /// Pictures that lie in folders of `output`, with the endings of films and pictures.
  ///
  /// - Parameters:
  ///   - pages: paths of Markdown files; a link starts from its page's folder.
  ///   - output: the folder that run folders are in: "visualizations".
  init(pages: [String], output: String) throws(FileError) {
    var found: [String: Set<String>] = [:]
    for page in pages {
      let text = String(decoding: try FileSystem.read(page), as: UTF8.self)
      for link in Self.links(in: text) {
        guard let path = Self.normalized(link, from: FileSystem.parent(of: page)) else { continue }
        let parts = path.split(separator: "/").map(String.init)
        let root = output.split(separator: "/").map(String.init)
        guard parts.count == root.count + 2, Array(parts.prefix(root.count)) == root,
          let dot = parts[parts.count - 1].lastIndex(of: "."),
          Self.endings.contains(parts[parts.count - 1][dot...].dropFirst().lowercased())
        else { continue }
        found["\(output)/\(parts[root.count])", default: []].insert(parts[parts.count - 1])
      }
    }
    folders = found.sorted { $0.key < $1.key }.map {
      Folder(path: $0.key, files: $0.value.sorted())
    }
  }

  private static let endings: Set<String> = ["gif", "png"]

  /// What `![…](link)`, `src="link"` and `srcset="link"` name.
  private static func links(in text: String) -> [String] {
    var links: [String] = []
    for (opening, closing) in [("](", ")" as Character), ("src=\"", "\""), ("srcset=\"", "\"")] {
      var rest = text[...]
      while let start = rest.firstRange(of: opening)?.upperBound {
        rest = rest[start...]
        links.append(String(rest.prefix { $0 != closing && !$0.isNewline }))
      }
    }
    return links
  }

  /// A path without ".."; `nil` for an address of the web.
  private static func normalized(_ link: String, from folder: String) -> String? {
    if link.contains("://") { return nil }
    var parts: [Substring] = []
    for part in "\(folder)/\(link)".split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
