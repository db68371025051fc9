import Files
import Snapshots
import TestSupport
import Testing

/// The reference implementation reads our files, and we read its.
@Suite(.enabled(if: Python.hasSafetensors, "needs Python with safetensors"))
struct PythonTests {
  @Test func pythonReadsASnapshot() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.safetensors"
    let snapshot = Snapshot(
      SnapshotPosition(epoch: 500), index: 0, metrics: ["loss": 0.25], configHash: "abc",
      tensors: [
        "layers.0.weight": Tensor([1.5, -2, 3, 0.1, 7, 8] as [Float], shape: [3, 2]),
        "labels": Tensor([1, 0], shape: [2]),
      ])
    try WholeFile.write(snapshot.encoded, to: path)
    let printed = Python.run(
      """
      import sys
      from safetensors import safe_open
      from safetensors.numpy import load_file
      tensors = load_file(sys.argv[1])
      for name in sorted(tensors): print(name, tensors[name].dtype, tensors[name].tolist())
      with safe_open(sys.argv[1], "np") as file: print(file.metadata()["epoch"])
      """, path)
    #expect(
      printed == """
        labels int64 [1, 0]
        layers.0.weight float32 [[1.5, -2.0], [3.0, 0.10000000149011612], [7.0, 8.0]]
        500

        """)
  }

  @Test func weReadWhatPythonWrites() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/b.safetensors"
    let printed = Python.run(
      """
      import sys, numpy as np
      from safetensors.numpy import save_file
      save_file({"layers.0.weight": np.arange(6, dtype=np.float32).reshape(2, 3) / 4,
                 "labels": np.array([-1, 2**40]), "mask": np.array(9, dtype=np.uint8)},
                sys.argv[1], {"epoch": "7"})
      """, path)
    try #require(printed != nil)
    let file = try TensorFile(try FileSystem.read(path))
    #expect(file.metadata == ["epoch": "7"])
    #expect(file.tensors["layers.0.weight"]?.shape == [2, 3])
    #expect(file.tensors["layers.0.weight"]?.floats == [0, 0.25, 0.5, 0.75, 1, 1.25])
    #expect(file.tensors["labels"]?.integers == [-1, 1 << 40])
    #expect(file.tensors["mask"]?.shape == [])
  }
}
