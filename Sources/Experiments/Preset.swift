import Files
import JSON

/// A config that comes with the program, as a list shows it.
public struct Preset: Sendable, Equatable {
  /// The file's name without ".json".
  public let name: String
  /// What the config says of itself; empty when it says nothing.
  public let description: String

  /// Those in a folder, in ascending order of their names.
  public static func all(in folder: String = ExperimentFile.presets) -> [Preset] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }.map { file in
      let json = (try? FileSystem.read("\(folder)/\(file)")).flatMap { try? JSONParser.parse($0) }
      var description = ""
      if case .string(let text)? = json?["description"]?.content { description = text }
      return Preset(name: String(file.dropLast(5)), description: description)
    }
  }
}
