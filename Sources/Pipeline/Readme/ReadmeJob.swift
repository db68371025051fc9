import CLibrary
import Formatting
import Progress

/// The pictures that Markdown pages show, each made by the config that its folder is named after.
public enum ReadmeJob {
  /// Makes them, or makes them elsewhere and compares.
  ///
  /// - Throws: what a render throws, and `ReadmeError`.
  public static func run(_ request: ReadmeRequest) throws {
    let pictures = try ShownPictures(pages: request.pages, output: request.output)
    if pictures.folders.isEmpty {
      throw ReadmeError.noPictures(request.pages.joined(separator: ", "), output: request.output)
    }
    var differences: [String] = []
    for folder in pictures.folders {
      var render = RenderRequest(config: folder.config)
      render.output = request.comparison ?? request.output
      render.writesFrames = false
      render.jobs = request.jobs
      render.isQuiet = true
      render.only = request.comparison == nil ? nil : folder.files
      let progress = Progress.automatic(quiet: request.isQuiet)
      progress.say("\(folder.path): \(Readable.counted(folder.files.count, "picture"))")
      try Job.run(render)
      guard let other = request.comparison else { continue }
      for file in folder.files {
        let made = "\(other)/\(folder.config)/\(file)"
        if let difference = try PictureComparison.difference("\(folder.path)/\(file)", made) {
          differences.append("\(folder.path)/\(file): \(difference)")
        }
      }
    }
    if !differences.isEmpty { throw ReadmeError.outdated(differences) }
  }
}

/// What a user asked `render readme` to do.
public struct ReadmeRequest: Sendable, Equatable {
  /// Markdown files.
  public var pages: [String]
  public var output = "visualizations"
  /// Where pictures are made to be compared; `nil` to make them where they are shown.
  public var comparison: String?
  public var jobs = 1
  public var isQuiet = false

  public init(pages: [String]) { self.pages = pages }
}

/// Why pages do not show what configs make.
enum ReadmeError: Error, CustomStringConvertible, ExitCoded {
  case noPictures(String, output: String)
  case outdated([String])

  var description: String {
    switch self {
    case .noPictures(let pages, let output):
      "\(pages): there is no picture of a folder in \(output)/"
    case .outdated(let differences):
      "not what the configs make now; render readme makes them anew: "
        + differences.joined(separator: "; ")
    }
  }

  var exitStatus: Int32 { ExitStatus.badData }
}
