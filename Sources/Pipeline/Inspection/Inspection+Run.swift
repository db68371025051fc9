import Files
import Formatting
import JSON
import Plots
import Progress
import Snapshots

extension Inspection {
  /// A run folder; snapshots that are not whole are named.
  static func run(_ path: String) throws -> Inspection {
    let folder = RunFolder(path)
    let positions = folder.recordedPositions()
    guard FileSystem.isFile(folder.config) || FileSystem.isFile(folder.run) || !positions.isEmpty
    else { throw InspectionError.noRun(path) }
    var inspection = Inspection(path: path, kind: "run")
    let record = FileSystem.isFile(folder.run) ? try read(folder.run) : nil
    for (key, label, prefix) in [
      ("config", "config", ""), ("configHash", "config hash", ""), ("seed", "seed", ""),
      ("netlapse", "made by", "netlapse "),
    ] {
      let value = record?[key]?.content.plain ?? .null
      inspection.add(key, label, value, value == .null ? nil : prefix + value.description)
    }
    inspection.add(positions)
    var broken: [(SnapshotPosition, String)] = []
    for position in positions {
      do { _ = try folder.load(position) } catch {
        broken.append((position, problem(error, in: path)))
      }
    }
    inspection.add(
      "broken", "broken",
      .array(
        broken.map { .object($0.0.members + [("problem", .string($0.1))]) }),
      broken.isEmpty ? nil : summary(of: broken.map(\.1)))
    if let (_, problem) = broken.first {
      inspection.damage =
        broken.count == 1
        ? problem : "\(broken.count) snapshots are not whole, the first of them: \(problem)"
    }
    var final: [(String, JSONTree)] = []
    if case .object(let members)? = record?["final"]?.content {
      final = members.map { ($0.key, $0.value.content.plain) }
    }
    let width = (final.map(\.0.count).max() ?? 0) + 2
    inspection.add(
      "final", "final metrics", .object(final),
      final.isEmpty
        ? nil : final.map { "\($0.padding(to: width))\($1.description)" }.joined(separator: "\n")
    )
    inspection.table = files(in: path)
    return inspection
  }

  /// An error's words without the folder, which is known.
  private static func problem(_ error: any Error, in path: String) -> String {
    guard case SnapshotError.broken(let file, let problem) = error else { return "\(error)" }
    return "\(file.dropFirst(path.count).drop { $0 == "/" }): \(problem)"
  }

  /// The first few of many problems.
  private static func summary(of problems: [String]) -> String {
    let more = problems.count > 3 ? ["… and \(problems.count - 3) more, which --json lists"] : []
    return (problems.prefix(3) + more).joined(separator: "\n")
  }

  private mutating func add(_ positions: [SnapshotPosition]) {
    let count = positions.count == 1 ? "1, " : "\(Numerals.grouped(positions.count)), "
    let text =
      if let first = positions.first, let last = positions.last {
        count
          + (positions.count == 1
            ? first.description : "from \(first.description) to \(last.description)")
      } else {
        "none"
      }
    add("snapshots", "snapshots", .array(positions.map { .object($0.members) }), text)
  }

  private static func read(_ path: String) throws -> JSONValue {
    do {
      return try JSONParser.parse(try FileSystem.read(path))
    } catch let error as JSONError {
      throw InspectionError.broken(path, "not JSON: \(error.problem)")
    }
  }

  /// The files of the folder with their sizes, and its folders with what is in them.
  private static func files(in path: String) -> Table {
    var table = Table(
      key: "files", columns: [("name", "file"), ("bytes", "size"), ("files", "files")], limit: 200)
    let names = FileSystem.names(in: path)
    for name in names.sorted(by: NaturalOrder.precedes) {
      let file = "\(path)/\(name)"
      let isFolder = FileSystem.isFolder(file)
      let (bytes, count) = isFolder ? contents(of: file) : (FileSystem.size(of: file) ?? 0, 1)
      table.rows.append(
        Row(
          values: [.string(isFolder ? name + "/" : name), .integer(bytes), .integer(count)],
          texts: [isFolder ? name + "/" : name, Readable.bytes(bytes), Numerals.grouped(count)]))
    }
    return table
  }

  private static func contents(of folder: String) -> (bytes: Int, files: Int) {
    var (bytes, files) = (0, 0)
    for name in FileSystem.names(in: folder) {
      let file = "\(folder)/\(name)"
      if FileSystem.isFolder(file) {
        let inner = contents(of: file)
        bytes += inner.bytes
        files += inner.files
      } else {
        bytes += FileSystem.size(of: file) ?? 0
        files += 1
      }
    }
    return (bytes, files)
  }
}

extension SnapshotPosition {
  fileprivate var description: String {
    "epoch \(Numerals.grouped(epoch))" + (batch > 0 ? " batch \(Numerals.grouped(batch))" : "")
  }

  fileprivate var members: [(String, JSONTree)] {
    [("epoch", .integer(epoch)), ("batch", .integer(batch))]
  }
}

extension JSONValue.Content {
  /// The value to be written again; lists and objects are not.
  fileprivate var plain: JSONTree {
    switch self {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .null, .array, .object: .null
    }
  }
}

extension JSONTree {
  /// The value as people read it: a string without its quotes.
  fileprivate var description: String {
    switch self {
    case .string(let text): text
    case .number(let value): Numerals.compact(value)
    default: compact
    }
  }
}
