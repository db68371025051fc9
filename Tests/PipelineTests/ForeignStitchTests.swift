import Foundation
import Testing

@testable import Pipeline

/// Frames of other programs' making, and our films in other programs' readers, where those are installed.
@Suite(.enabled(if: Python.has("numpy", "PIL")))
struct ForeignStitchTests {
  /// Kinds of PNG as Pillow writes them, and what Pillow makes of them over a background.
  @Test func everyKindOfPNGIsReadAsPillowReadsIt() throws {
    let workspace = try Workspace()
    let kinds = ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"]
    _ = try Python.run(
      """
      import numpy as np, sys
      from PIL import Image
      r = np.random.default_rng(7)
      y, x = np.mgrid[0:24, 0:33]
      rgba = np.uint8(np.stack([x * 7, y * 10, (x * y) % 256, np.where(x > 20, 255, y * 10)], -1))
      rgb = Image.fromarray(rgba[..., :3])
      for kind in ("1", "L", "RGB"): rgb.convert(kind).save(f"{sys.argv[1]}/{kind}.png")
      Image.fromarray(rgba).save(f"{sys.argv[1]}/RGBA.png")
      Image.fromarray(rgba).convert("LA").save(f"{sys.argv[1]}/LA.png")
      rgb.quantize(17).save(f"{sys.argv[1]}/P.png")
      rgb.quantize(40).save(f"{sys.argv[1]}/PA.png", transparency=bytes(range(0, 240, 6)))
      Image.fromarray(np.uint16(x * 1900 + y * 3)).save(f"{sys.argv[1]}/I;16.png")
      """, workspace.path)
    var request = StitchRequest(
      frames: kinds.map { "\(workspace.path)/\($0).png" }, output: "\(workspace.path)/film.apng",
      format: .apng)
    request.encoding.background = 0x204060
    request.isQuiet = true
    try Stitching.run(request)
    let output = try Python.run(
      """
      import numpy as np, sys
      from PIL import Image
      film = Image.open(sys.argv[1] + "/film.apng")
      for i, kind in enumerate(sys.argv[2].split()):
          film.seek(i)
          frame = Image.open(f"{sys.argv[1]}/{kind}.png")
          if kind == "I;16":
              grey = np.asarray(frame, float) * 255 / 65535
              expected = np.stack([grey] * 3, -1)
          else:
              rgba = np.asarray(frame.convert("RGBA"), float)
              a = rgba[..., 3:] / 255
              expected = rgba[..., :3] * a + np.array([0x20, 0x40, 0x60]) * (1 - a)
          print(kind, np.abs(np.asarray(film.convert("RGB"), float) - expected).max() <= 1.01)
      """, workspace.path, kinds.joined(separator: " "))
    #expect(output == kinds.map { "\($0) True\n" }.joined())
  }

  @Test(arguments: ["film.gif", "film.apng"]) func pillowSeesTheFrames(name: String) throws {
    let frames = try Frames(12)
    var request = frames.request(name)
    request.encoding.pace = .delays([5, 7, 20, 5, 5, 5, 5, 5, 5, 5, 5, 300])
    request.encoding.loops = 2
    try Stitching.run(request)
    let output = try Python.run(
      """
      import numpy as np, sys
      from PIL import Image
      film = Image.open(sys.argv[1] + "/" + sys.argv[2])
      delays = []
      for i in range(12):
          film.seek(i)
          png = np.asarray(Image.open(f"{sys.argv[1]}/frame{i + 1}.png").convert("RGB"))
          assert (np.asarray(film.convert("RGB")) == png).all(), i
          delays.append(round(film.info["duration"]))
      print(film.n_frames, film.info["loop"], delays)
      """, frames.path, name)
    let loop = name == "film.gif" ? 1 : 2
    #expect(
      output == "12 \(loop) [50, 70, 200, 50, 50, 50, 50, 50, 50, 50, 50, 3000]\n")
  }

  /// Every frame at its moment: the delays are repeats of frames at their common rate.
  @Test(
    .enabled(if: Python.finds("ffmpeg", "ffprobe")),
    arguments: ["film.mp4", "film.webm", "film.webp", "film.avif"]
  ) func ffmpegWritesWhatItCan(name: String) throws {
    let frames = try Frames(6, width: 97, height: 64)
    var request = frames.request(name)
    request.encoding.pace = .delays([10, 10, 30, 10, 10, 100])
    try Stitching.run(request)
    #expect(Set(frames.names) == Set((1...6).map { "frame\($0).png" } + [name]))
    // Pillow plays WebP, ffmpeg does not.
    let output = try Python.run(
      """
      import numpy as np, subprocess, sys
      from PIL import Image
      path, name = sys.argv[1:3]
      starts, ends = [0, 1, 2, 5, 6, 7], [0, 1, 4, 5, 6, 16]
      pngs = [np.asarray(Image.open(f"{path}/frame{i + 1}.png").convert("RGB"), float) for i in range(6)]
      if name.endswith("webp"):
          film = Image.open(f"{path}/{name}")
          time, same = 0, True
          for i in range(film.n_frames):
              film.seek(i)
              film.load()
              k = [j for j in range(6) if starts[j] * 100 <= time <= ends[j] * 100][0]
              same = same and (np.asarray(film.convert("RGB"), float) == pngs[k]).all()
              time += film.info["duration"]
          print(time, bool(same))
      else:
          raw = subprocess.run(["ffmpeg", "-v", "error", "-i", f"{path}/{name}", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], capture_output=True, check=True).stdout
          film = np.frombuffer(raw, np.uint8).reshape(-1, 64, 97 if name.endswith("avif") else 98, 3)[:, :, :97].astype(float)
          worst = max(np.abs(film[t] - pngs[k]).mean() for k in range(6) for t in (starts[k], ends[k]))
          print(len(film) * 100, bool(worst < 8))
      """, frames.path, name)
    #expect(output == "1700 True\n")
  }
}

extension Python {
  /// Whether these programs are there.
  static func finds(_ programs: String...) -> Bool {
    let checks = programs.map { "assert shutil.which('\($0)')" }
    return (try? run("import shutil\n" + checks.joined(separator: "\n"))) != nil
  }
}
