import Files
import Foundation
import Snapshots
import TestSupport
import Testing

/// configs/weights/pth_to_safetensors.py on files that PyTorch wrote (Fixtures/pth/weights.py).
@Suite(.enabled(if: Python.run("import numpy") != nil, "needs Python with NumPy"))
struct ConverterTests {
  private static let script =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    + "/configs/weights/pth_to_safetensors.py"
  private static let fixtures = (Bundle.module.resourcePath ?? "") + "/Fixtures/pth"

  /// What it says, on either stream.
  private func convert(_ source: String, _ target: String) -> String? {
    Python.run(
      """
      import runpy, sys
      sys.argv = sys.argv[1:]
      try: runpy.run_path(sys.argv[0], run_name="__main__")
      except SystemExit as problem: print(problem.code)
      """, Self.script, source, target)
  }

  @Test(arguments: ["zip", "legacy"]) func tensorsAreTheSame(form: String) throws {
    let scratch = try ScratchFolder()
    let target = scratch.path + "/w.safetensors"
    #expect(
      convert("\(Self.fixtures)/weights-\(form).pth", target) == "4 tensors, 35 numbers\n")
    let tensors = try TensorFile(FileSystem.read(target)).tensors
    #expect(tensors.count == 4)
    #expect(tensors["a.weight"] == Tensor((0..<24).map { Float($0) }, shape: [4, 6]))
    #expect(tensors["a.turned"] == Tensor([1, 7, 13, 19, 2, 8, 14, 20] as [Float], shape: [2, 4]))
    #expect(tensors["a.count"] == Tensor([7], shape: []))
    #expect(tensors["a.half"]?.doubles == [0.5, -2])
  }

  @Test(arguments: ["zip", "legacy"]) func damageIsASentence(form: String) throws {
    let scratch = try ScratchFolder()
    let (source, target) = (scratch.path + "/w.pth", scratch.path + "/w.safetensors")
    let bytes = try FileSystem.read("\(Self.fixtures)/weights-\(form).pth")
    for count in [0, 7, bytes.count / 2, bytes.count - 3] {
      try WholeFile.write(Array(bytes.prefix(count)), to: source)
      let said = try #require(convert(source, target))
      #expect(said.hasPrefix(source + ": ") && said.filter(\.isNewline).count == 1, "\(said)")
    }
    #expect(convert(scratch.path + "/none.pth", target)?.contains("No such file") == true)
    #expect(FileSystem.names(in: scratch.path) == ["w.pth"])
  }
}
