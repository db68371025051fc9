// Reads `swift package dump-package` from standard input. Each target may import only what its line in Package.swift
// names, must import all of it, and the C library is imported in one place.
import Foundation

struct Package: Decodable {
  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }
  struct Dependency: Decodable {
    /// A name and its condition, which is mostly null.
    let byName: [Name?]?
    var name: String? { byName?.first??.text }
  }
  struct Name: Decodable {
    let text: String?
    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }
  let targets: [Target]
}

let toolchain: Set = ["Synchronization", "Testing"]
let cLibraries: Set = ["Glibc", "Musl", "Darwin"]

/// The modules that a source file imports.
func imports(_ file: URL) throws -> Set<String> {
  var modules: Set<String> = []
  var isText = false
  for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
    // A program in another language within a string is none of ours.
    if line.components(separatedBy: "\"\"\"").count == 2 { isText.toggle() }
    if isText { continue }
    let words = line.split(separator: " ")
    guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { continue }
    let accesses: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
    let isImport = words[..<keyword].allSatisfy { $0.hasPrefix("@") || accesses.contains($0) }
    // The last word of `import struct Module.Name`.
    if isImport, let name = words.last?.split(separator: ".").first { modules.insert(String(name)) }
  }
  return modules
}

func swiftFiles(in folder: String) -> [URL] {
  let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
  let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
  return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
}

let package = try JSONDecoder().decode(
  Package.self, from: FileHandle.standardInput.readDataToEndOfFile())
var problems: [String] = []
for target in package.targets where target.type != "system-target" && target.type != "system" {
  let isTest = target.type == "test" || target.path?.hasPrefix("Tests") == true
  let folder = target.path ?? "\(isTest ? "Tests" : "Sources")/\(target.name)"
  let named = Set(target.dependencies.compactMap(\.name))
  var used: Set<String> = []
  for file in swiftFiles(in: folder) {
    let names = try imports(file)
    used.formUnion(names)
    var allowed = named.union(toolchain)
    if isTest { allowed.insert("Foundation") }
    if target.name == "CLibrary" { allowed.formUnion(cLibraries) }
    for name in names.subtracting(allowed).sorted() {
      problems.append("\(file.path): \(target.name) may not import \(name)")
    }
  }
  // A test of a program imports nothing of it.
  for name in named.subtracting(used).sorted() where !(isTest && name == "render") {
    problems.append("Package.swift: \(target.name) names \(name) and does not import it")
  }
}
for problem in problems { print(problem) }
exit(problems.isEmpty ? 0 : 1)
