import Foundation
import Snapshots
import Testing

/// Element types that other programs write, against PyTorch's reading of the same bytes.
struct TensorTypesTests {
  private func fixture(_ name: String) throws -> Data {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Fixtures")
    return try Data(contentsOf: folder.appendingPathComponent(name))
  }

  @Test func elementsAreWhatPyTorchSaysTheyAre() throws {
    let file = try TensorFile([UInt8](try fixture("types.safetensors")))
    let expected = try #require(
      JSONSerialization.jsonObject(with: try fixture("types.json")) as? [String: [String]])
    #expect(Set(file.tensors.keys) == Set(expected.keys))
    #expect(expected.count == 11)
    for (name, values) in expected {
      let tensor = try #require(file.tensors[name])
      #expect(tensor.kind.rawValue == name)
      let numbers = try values.map { try #require(Double($0)) }
      #expect(tensor.doubles.count == numbers.count, "\(name)")
      let wrong = zip(tensor.doubles, numbers).filter { a, b in
        !(a == b && a.sign == b.sign || a.isNaN && b.isNaN)
      }
      #expect(wrong.isEmpty, "\(name): \(wrong.prefix(3))")
    }
    #expect(file.tensors["U64"]?.integers == nil)
    #expect(file.tensors["C64"]?.integers == nil && file.tensors["C64"]?.shape == [2])
    // The reference implementation has laid them out.
    #expect(file.encoded == [UInt8](try fixture("types.safetensors")))
  }

  /// A snapshot whose weights are complex is refused in a sentence.
  @Test func complexWeightsAreRefused() throws {
    let file = try TensorFile([UInt8](try fixture("types.safetensors")))
    let snapshot = Snapshot(
      SnapshotPosition(epoch: 0), index: 0, metrics: [:], configHash: "", tensors: file.tensors)
    let error = #expect(throws: SnapshotError.self) {
      try snapshot.tensor("C64", shape: [2], path: "x")
    }
    #expect(error?.description.contains("complex numbers (C64)") == true)
    #expect(try snapshot.tensor("BOOL", shape: [3], path: "x").doubles == [1, 0, 1])
  }
}
