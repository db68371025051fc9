import Files
import Foundation
import Testing

@testable import Experiments
@testable import Schemas

/// The page and the schema that are made of the tables of keys.
@Suite struct ReferenceTests {
  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// What lies beside the presets is what the program prints.
  @Test(arguments: [("README.md", true), ("schema.json", false)])
  func theCommittedFilesAreThoseThatAreMade(file: String, isPage: Bool) throws {
    let committed = try FileSystem.read("\(Self.root)/configs/reference/\(file)")
    let made = isPage ? ConfigReference.markdown : ConfigReference.jsonSchema
    #expect(
      String(decoding: committed, as: UTF8.self) == made,
      "swift run render schema\(isPage ? " --markdown" : "") > configs/reference/\(file)")
  }

  @Test func everyKeyAndEveryChoiceIsExplained() {
    func check(_ object: ObjectShape, _ path: String) {
      for choice in object.kind?.choices ?? [] {
        #expect(!choice.documentation.isEmpty, "\(path).kind: \(choice.name)")
      }
      for field in object.fields {
        let own = path.isEmpty ? field.key : "\(path).\(field.key)"
        #expect(!field.documentation.isEmpty, "\(own)")
        if case .any = field.shape { Issue.record("\(own) has no shape") }
        for (inner, path) in field.shape.objects(own) { check(inner, path) }
      }
    }
    check(Experiment.shape, "")
  }

  /// The page has a section for every object, and a paragraph for every key.
  @Test func thePageHasEveryKey() {
    let page = ConfigReference.markdown
    for path in Experiment.shape.paths() {
      let key = path.split(separator: ".").last ?? ""
      #expect(page.contains("**`\(key)`**"), "\(path)")
    }
    #expect(page.contains("**`units`** (of `dense`; a whole number, 1 to 4,096; required)"))
    #expect(page.contains("**`minimumChange`** (a number, 0 to 1000; default `0`)"))
    #expect(page.contains("## `network.layers[]`"))
    #expect(page.contains("[`network.layers[]`](#networklayers)"))
    #expect(
      page.contains(
        "**`weightDecay`** (a number, 0 to 10; default `0`; `0.01` for `adamW`)"))
  }

  /// The examples of the README are configs.
  @Test func theExamplesOfTheReadmeAreRead() throws {
    let text = String(decoding: try FileSystem.read("\(Self.root)/README.md"), as: UTF8.self)
    let blocks = text.components(separatedBy: "```json\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let experiment = try Experiment([UInt8](block.utf8), file: "c.json")
      #expect(!experiment.figures.isEmpty)
    }
  }
}
