import Foundation
import Testing

@testable import Pipeline

/// Our files in other programs' readers, where those are installed.
@Suite(.enabled(if: Python.has("numpy", "PIL", "safetensors")))
struct ForeignReaderTests {
  /// Python recomputes the activations, the loss and the gradient of the output's bias from the recorded parameters.
  @Test func numPyAgreesWithTheSnapshots() throws {
    let workspace = try Workspace()
    let config = try workspace.write(Workspace.config())
    try Job.run(workspace.request(config))
    let output = try Python.run(
      """
      import numpy as np, sys
      from safetensors.numpy import load_file
      run = sys.argv[1]
      data = load_file(run + "/data.safetensors")
      x, y = data["inputs.train"], data["labels.train"]
      worst = 0
      for epoch in (0, 20, 40, 60):
          s = load_file(f"{run}/snapshots/epoch-{epoch:06d}.safetensors")
          z0 = x @ s["layers.0.weight"].T + s["layers.0.bias"]
          a0 = np.tanh(z0)
          z1 = a0 @ s["layers.1.weight"].T + s["layers.1.bias"]
          a1 = 1 / (1 + np.exp(-z1))
          delta = (a1[:, 0] - y) / len(y)
          pairs = [(z0, s["activations.0.z"]), (a0, s["activations.0.a"]), (z1, s["activations.1.z"]),
                   (a1, s["activations.1.a"]), (delta.sum(), s["layers.1.bias.grad"]),
                   (delta @ a0, s["layers.1.weight.grad"])]
          worst = max([worst] + [np.abs(a - b).max() for a, b in pairs])
      print(worst < 1e-5, len(x), x.dtype, s["layers.0.weight"].dtype)
      """, "\(workspace.path)/out/small")
    #expect(output == "True 160 float64 float32\n")
  }

  /// Every frame of the GIFs is the PNG frame up to the palette's error, and the PNG is what was drawn.
  @Test func pillowReadsTheFilms() throws {
    let workspace = try Workspace()
    let config = try workspace.write(Workspace.config())
    try Job.run(workspace.request(config))
    let output = try Python.run(
      """
      import numpy as np, sys, glob
      from PIL import Image, ImageSequence
      for name in ("hidden", "activations", "boundary", "space"):
          film = [np.asarray(f.convert("RGB"), float) for f in ImageSequence.Iterator(Image.open(f"{sys.argv[1]}/{name}.gif"))]
          pngs = [np.asarray(Image.open(p).convert("RGB"), float) for p in sorted(glob.glob(f"{sys.argv[1]}/frames/{name}/*.png"))]
          errors = [((a - b) ** 2).mean() for a, b in zip(film, pngs)]
          print(name, len(film) == len(pngs), 10 * np.log10(255 ** 2 / max(errors)) > 38)
      """, "\(workspace.path)/out/small")
    #expect(
      output == """
        hidden True True
        activations True True
        boundary True True
        space True True

        """)
  }
}

enum Python {
  /// Whether python3 is there with these modules.
  static func has(_ modules: String...) -> Bool {
    (try? run("import " + modules.joined(separator: ", "))) != nil
  }

  struct Failed: Error {
    let status: Int32
    let message: String
  }

  /// What a script prints.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(
        status: process.terminationStatus, message: String(decoding: message, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
