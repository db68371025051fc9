import Files
import Foundation
import JSON
import Learning
import Testing

@testable import Experiments
@testable import Schemas

/// The networks of configs/weights, whose weights are elsewhere.
struct KnownNetworkTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/configs/weights"

  /// The network of a config, and the names that `initial` gives its parameters.
  private func network(
    _ file: String, input: [Int]
  ) throws -> (outline: NetworkOutline, names: [String: String]) {
    let path = "\(Self.folder)/\(file)"
    let json = try JSONParser.parse(FileSystem.read(path))
    let top = try RunConfig.top(json, file: path)
    let layers = try #require(try RunConfig(json, top, classNames: ["a", "b", "c"]).layers)
    let outline = try NetworkSpec(layers: layers).outline(input: input)
    let initial = try top.read("initial", InitialSpec.schema, over: InitialSpec())
    var names: [String: String] = [:]
    for slot in outline.slots {
      let found = (initial.layers ?? []).compactMap { $0.name(of: slot.name) }
      #expect(found.count <= 1, "\(slot.name)")
      names[slot.name] = found.first
    }
    return (outline, names)
  }

  /// torchvision says 3,504,872 parameters; its state dict has 314 tensors, 52 of which count batches.
  @Test func mobileNetIsTorchvisions() throws {
    let (outline, names) = try network("mobilenet-v2.json", input: [3, 224, 224])
    #expect(outline.parameterCount == 3_504_872)
    #expect(names.count == 262 && Set(names.values).count == 262 && outline.slots.count == 262)
    #expect(outline.layers.last?.units == 1000)
    let shapes = Dictionary(
      uniqueKeysWithValues: outline.slots.map { (names[$0.name] ?? "", $0.shape) })
    #expect(shapes["features.0.0.weight"] == [32, 3, 3, 3])
    #expect(shapes["features.1.conv.0.0.weight"] == [32, 1, 3, 3])
    #expect(shapes["features.1.conv.1.weight"] == [16, 32, 1, 1])
    #expect(shapes["features.3.conv.1.0.weight"] == [144, 1, 3, 3])
    #expect(shapes["features.14.conv.2.weight"] == [160, 576, 1, 1])
    #expect(shapes["features.17.conv.3.running_var"] == [320])
    #expect(shapes["features.18.0.weight"] == [1280, 320, 1, 1])
    #expect(shapes["classifier.1.weight"] == [1000, 1280])
  }

  /// All but the last layer, which is new.
  @Test func theTransferTakesItsFeatures() throws {
    let (outline, names) = try network("mobilenet-transfer.json", input: [3, 224, 224])
    let all = try network("mobilenet-v2.json", input: [3, 224, 224]).names
    #expect(outline.layers.count == 57)
    #expect(names == all.filter { !$0.value.hasPrefix("classifier") })
  }

  @Test func classesAreImageNets() throws {
    let text = try String(contentsOfFile: "\(Self.folder)/imagenet-classes.txt", encoding: .utf8)
    let names = text.split(separator: "\n")
    #expect(names.count == 1000 && Set(names).count == 1000)
    #expect(names.first == "tench" && names.last == "toilet tissue" && names[698] == "palace")
  }
}
