import Foundation
import TestSupport
import Testing

@testable import Pipeline

struct InspectionTests {
  private func object(_ inspection: Inspection) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(inspection.json.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func aGIFIsDescribedImageByImage() throws {
    let frames = try Frames(7)
    var request = frames.request()
    request.encoding.pace = .delays([5, 5, 5, 5, 5, 5, 250])
    request.encoding.loops = 4
    try Stitching.run(request)
    let inspection = try Inspection.inspect(frames.file("film.gif"))
    let facts = try object(inspection)
    #expect(facts["kind"] as? String == "gif")
    #expect(facts["width"] as? Int == 40 && facts["height"] as? Int == 30)
    #expect(facts["frames"] as? Int == 7)
    #expect(facts["duration"] as? Double == 2.8)
    #expect(facts["plays"] as? Int == 4)
    #expect(facts["colors"] as? Int == 3)
    #expect(facts["damage"] is NSNull)
    #expect(facts["bytes"] as? Int == (try frames.read("film.gif")).count)
    let images = try #require(facts["images"] as? [[String: Any]])
    #expect(images.map { $0["delay"] as? Int } == [5, 5, 5, 5, 5, 5, 250])
    #expect(inspection.text.contains("40×30 pixels"))
    #expect(inspection.text.contains("0.05 s × 6, 2.50 s × 1"))
  }

  @Test func anAPNGAndAPNGAreToldApart() throws {
    let frames = try Frames(3)
    try Stitching.run(frames.request("film.png"))
    let film = try object(try Inspection.inspect(frames.file("film.png")))
    #expect(film["kind"] as? String == "apng")
    #expect(film["frames"] as? Int == 3 && film["duration"] as? Double == 0.3)
    #expect(film["plays"] is NSNull)
    let picture = try object(try Inspection.inspect(frames.file("frame1.png")))
    #expect(picture["kind"] as? String == "png" && picture["bitDepth"] as? Int == 8)
    #expect(picture["plays"] == nil)
  }

  @Test func aRunAndItsSnapshotsAreDescribed() throws {
    let workspace = try Workspace()
    try Job.run(workspace.request(try workspace.write(Workspace.config())))
    let run = "\(workspace.path)/out/small"
    let whole = try Inspection.inspect(run)
    let facts = try object(whole)
    #expect(facts["kind"] as? String == "run" && whole.damage == nil)
    let snapshots = try #require(facts["snapshots"] as? [[String: Int]])
    #expect(snapshots.map { $0["epoch"] } == [0, 20, 40, 60])
    #expect((facts["final"] as? [String: Any])?["loss"] is Double)
    let files = try #require(facts["files"] as? [[String: Any]])
    #expect(files.contains { $0["name"] as? String == "hidden.gif" })

    let path = run + "/snapshots/epoch-000020.safetensors"
    let snapshot = try object(try Inspection.inspect(path))
    #expect((snapshot["metadata"] as? [String: String])?["epoch"] == "20")
    let tensors = try #require(snapshot["tensors"] as? [[String: Any]])
    let weight = try #require(tensors.first { $0["name"] as? String == "layers.0.weight" })
    #expect(weight["shape"] as? [Int] == [3, 2])
    let bounds = ["min", "mean", "max"].map { weight[$0] as? Double ?? .nan }
    #expect(bounds == bounds.sorted())

    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for count in stride(from: 0, to: bytes.count, by: 97) {
      try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
      #expect(throws: InspectionError.self) { try Inspection.inspect(path) }
    }
    let broken = try Inspection.inspect(run)
    #expect(broken.damage?.contains("epoch-000020.safetensors") == true)
    #expect(((try object(broken))["broken"] as? [[String: Any]])?.first?["epoch"] as? Int == 20)
  }

  /// Cut anywhere, a film is an error, or damage is told beside what could be read.
  @Test(arguments: ["film.gif", "film.apng", "frame1.png"])
  func everyTruncationIsTold(name: String) throws {
    let frames = try Frames(4)
    if name != "frame1.png" { try Stitching.run(frames.request(name)) }
    let whole = try frames.read(name)
    #expect(try Inspection.inspect(frames.file(name)).damage == nil)
    for count in 0..<whole.count {
      try frames.write(Array(whole.prefix(count)), to: "cut")
      do {
        let inspection = try Inspection.inspect(frames.file("cut"))
        #expect(inspection.damage != nil, "\(count) of \(whole.count) bytes")
      } catch {
        #expect("\(error)".hasPrefix(frames.file("cut") + ": "))
      }
    }
  }

  /// Seeded damage: an error or an inspection whose JSON is JSON, never a trap.
  @Test(arguments: ["film.gif", "film.apng", "frame1.png", "data.safetensors"])
  func damageDoesNoHarm(name: String) throws {
    let frames = try Frames(4)
    if name.hasPrefix("film") { try Stitching.run(frames.request(name)) }
    let tensors =
      #"{"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"__metadata__":{"epoch":"3"}}"#
    let whole =
      name == "data.safetensors"
      ? [UInt8(tensors.utf8.count), 0, 0, 0, 0, 0, 0, 0] + tensors.utf8 + [
        0, 0, 128, 63, 0, 0, 0, 0,
      ]
      : try frames.read(name)
    var random = SplitMix(seed: UInt64(whole.count))
    for round in 0..<400 {
      var file = whole
      for _ in 0...round % 4 {
        let index = Int.random(in: 0..<file.count, using: &random)
        if round % 3 == 0 {
          file.insert(UInt8.random(in: 0...255, using: &random), at: index)
        } else {
          file[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
      }
      try frames.write(file, to: "damaged")
      do {
        let inspection = try Inspection.inspect(frames.file("damaged"))
        #expect(try object(inspection)["kind"] is String)
        #expect(inspection.text.hasSuffix("\n"))
      } catch let error as InspectionError {
        #expect(error.exitStatus == 65)
      }
    }
  }

  @Test func aFilesWordsDoNotCommandTheTerminal() throws {
    let frames = try Frames(1)
    try Stitching.run(frames.request())
    var film = try frames.read("film.gif")
    let place = try #require(film.indices.first { film[$0...].starts(with: "netlapse".utf8) })
    film[place] = 0x1B
    try frames.write(film, to: "film.gif")
    let inspection = try Inspection.inspect(frames.file("film.gif"))
    #expect(!inspection.text.unicodeScalars.contains("\u{1B}"))
    #expect(inspection.text.contains("\\u001betlapse"))
    #expect(!inspection.json.unicodeScalars.contains("\u{1B}"))
    #expect((try object(inspection)["comments"] as? [String])?.first?.hasPrefix("\u{1B}") == true)
  }

  @Test(.enabled(if: Python.has("PIL"))) func pillowFilmsAreDescribedAsPillowMadeThem() throws {
    let frames = try Frames(5)
    _ = try Python.run(
      """
      import sys
      from PIL import Image
      films = [Image.open(f"{sys.argv[1]}/frame{i + 1}.png").convert("RGB") for i in range(5)]
      films[0].save(sys.argv[1] + "/p.gif", save_all=True, append_images=films[1:], duration=[100, 200, 300, 400, 500], loop=0, disposal=2, comment="hi")
      films[0].save(sys.argv[1] + "/p.png", save_all=True, append_images=films[1:], duration=250, loop=3)
      films[0].convert("LA").save(sys.argv[1] + "/la.png")
      """, frames.path)
    let gif = try object(try Inspection.inspect(frames.file("p.gif")))
    #expect(gif["frames"] as? Int == 5 && gif["duration"] as? Double == 1.5)
    #expect(gif["comments"] as? [String] == ["hi"] && gif["plays"] is NSNull)
    let apng = try object(try Inspection.inspect(frames.file("p.png")))
    #expect(apng["frames"] as? Int == 5 && apng["plays"] as? Int == 3)
    #expect(apng["duration"] as? Double == 1.25)
    let gray = try object(try Inspection.inspect(frames.file("la.png")))
    #expect(gray["color"] as? String == "grayAlpha")
  }
}
