import Testing

@testable import Experiments

/// The page and the schema that are made of the tables of keys.
@Suite struct ReferenceTests {
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
    #expect(page.contains("| `playgroundSpiral` | 16, 16 | `adam` | 0.01 | 200 |"))
    #expect(page.contains("[`network.layers[]`](#networklayers)"))
  }
}
