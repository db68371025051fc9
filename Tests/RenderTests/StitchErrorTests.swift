import Foundation
import Output
import Testing

/// What a user of `stitch` and `inspect` gets for every kind of mistake: one sentence and an exit code.
struct StitchErrorTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    let words: String
    let message: String
    let status: Int32

    init(_ words: String, _ message: String, _ status: Int32) {
      (self.words, self.message, self.status) = (words, message, status)
    }

    var testDescription: String { words }
  }

  private static let endings = OutputFormat.films.map { ".\($0.name)" }.joined(separator: ", ")

  static let usage: [Mistake] = [
    Mistake(
      "stitch -o film.gif",
      "FRAMES is missing, for example: render stitch frames -o film.gif", 64),
    Mistake(
      "stitch frames", "-o FILE is missing, for example: render stitch frames -o film.gif", 64),
    Mistake("stitch frames -o", "--output needs a value: --output FILE", 64),
    Mistake(
      "stitch frames -o film.tiff",
      #"--output: "film.tiff" is not a film's name; its ending must be one of \#(endings)"#, 64),
    Mistake(
      "stitch frames -o film",
      #"--output: "film" is not a film's name; its ending must be one of \#(endings)"#, 64),
    Mistake(
      "stitch frames -o film.gif --fsp 3",
      #"--fsp is not an option (did you mean "--fps"?); see render stitch --help"#, 64),
    Mistake(
      "stitch frames -o film.gif --fps 0", #"--fps: "0" is not a number from 0.01 to 240"#, 64),
    Mistake(
      "stitch frames -o film.gif --fps nan", #"--fps: "nan" is not a number from 0.01 to 240"#, 64),
    Mistake(
      "stitch frames -o film.gif --fps 10 --delay 10",
      "--delay and --fps say the same thing; give one of them", 64),
    Mistake(
      "stitch frames -o film.gif --delay 5,,5",
      #"--delay: "5,,5" is not a whole number from 1 to 100000, or one for each frame with commas"#,
      64),
    Mistake(
      "stitch frames -o film.gif --delay 0",
      #"--delay: "0" is not a whole number from 1 to 100000, or one for each frame with commas"#, 64
    ),
    Mistake(
      "stitch frames -o film.gif --delay 5,5,20",
      "--delay gives 3 delays for 4 frames; give one for all or one for each", 64),
    Mistake(
      "stitch frames -o film.gif --hold-last -1",
      #"--hold-last: "-1" is not a number from 0 to 600"#, 64),
    Mistake(
      "stitch frames -o film.gif --loop 70000",
      #"--loop: "70000" is not a whole number from 0 to 65535"#, 64),
    Mistake(
      "stitch frames -o film.mp4 --loop 2", "--loop is for the player to decide in .mp4", 64),
    Mistake(
      "stitch frames -o film.gif --quality 101",
      #"--quality: "101" is not a number from 1 to 100"#, 64),
    Mistake(
      "stitch frames -o film.apng --quality 50",
      "--quality is for .gif, and film.apng is none", 64),
    Mistake(
      "stitch frames -o film.gif --colors 1", #"--colors: "1" is not a whole number from 2 to 256"#,
      64),
    Mistake(
      "stitch frames -o film.gif --effort maximum",
      #"--effort: "maximum" is not one of fast, default, max"#, 64),
    Mistake(
      "stitch frames -o film.gif --dither orderd",
      #"--dither: "orderd" is not one of none, ordered, diffusion (did you mean "ordered"?)"#, 64),
    Mistake(
      "stitch frames -o film.gif --denoise much",
      #"--denoise: "much" is not auto or a number from 0.5 to 50"#, 64),
    Mistake(
      "stitch frames -o film.gif --denoise 0",
      #"--denoise: "0" is not auto or a number from 0.5 to 50"#, 64),
    Mistake(
      "stitch frames -o film.apng --denoise auto",
      "--denoise is for .gif, and film.apng is none", 64),
    Mistake(
      "stitch frames -o film.gif --max-bytes 5XB",
      #"--max-bytes: "5XB" is not a size like 5MB, 500kB or 123456"#, 64),
    Mistake(
      "stitch frames -o film.gif --background puce",
      #"--background: "puce" is not a colour like #ffffff, or none"#, 64),
    Mistake(
      "stitch frames/1.png frames/2.png -o frames/2.png",
      "frames/2.png: is a frame and the output at once; give -o another name", 64),
    Mistake(
      "stitch frames -o frames/2.png",
      "frames/2.png: is a frame and the output at once; give -o another name", 64),
    Mistake(
      "stich frames",
      #""stich" is neither a config nor a command (did you mean "stitch"?); see render --help"#, 64),
    Mistake("inspect", "FILE is missing, for example: render inspect film.gif", 64),
    Mistake(
      "inspect a b", #"unexpected argument "b"; render inspect takes one file"#, 64),
  ]

  static let files: [Mistake] = [
    Mistake("stitch nothing.png -o film.gif", "nothing.png: no such file", 66),
    Mistake("stitch nowhere -o film.gif", "nowhere: no such file", 66),
    Mistake("stitch x*.png -o film.gif", "x*.png: no file matches this pattern", 66),
    Mistake(
      "stitch empty -o film.gif", "empty: there are no PNG files in this folder", 65),
    Mistake(
      "stitch frames large.png -o film.gif",
      "large.png: the frame is 25×16 pixels, and frames/1.png is 24×16; all frames of a film need one size",
      65),
    Mistake(
      "stitch frames/1.png cut.png -o film.gif",
      "cut.png: the PNG file ends inside its IDAT chunk", 65),
    Mistake(
      "stitch damaged.png -o film.gif",
      "damaged.png: the PNG file is damaged: the check sum of its IDAT chunk at byte 33 is wrong",
      65),
    Mistake(
      "stitch text.png -o film.gif",
      "text.png: this is not a PNG file: its first eight bytes are others", 65),
    Mistake(
      "stitch empty.png -o film.gif",
      "empty.png: this is not a PNG file: its first eight bytes are others", 65),
    Mistake(
      "stitch bomb.png -o film.gif",
      "bomb.png: the PNG file announces 60000 by 60000 pixels; at most 67108864 pixels are read",
      65),
    Mistake(
      "stitch frames/1.png bomb.png -o film.gif",
      "bomb.png: the frame is 60000×60000 pixels, and frames/1.png is 24×16; all frames of a film need one size",
      65),
    Mistake(
      "stitch frames -o nowhere/film.gif",
      "nowhere/film.gif: cannot be created: No such file or directory", 73),
    Mistake(
      "stitch frames -o folder.gif", "folder.gif: cannot be created: it is a folder", 73),
    Mistake(
      "stitch frames -o full.gif", "full.gif: cannot be created: it is not a regular file", 73),
    Mistake("inspect nothing.gif", "nothing.gif: no such file", 66),
    Mistake("inspect text.png", "text.png: not a GIF, PNG or safetensors file", 65),
    Mistake("inspect empty.png", "empty.png: not a GIF, PNG or safetensors file", 65),
    Mistake(
      "inspect empty", "empty: not a run folder: it has no config.json, run.json or snapshots", 65),
    Mistake("inspect cut.png", "cut.png: the PNG file ends inside its IDAT chunk", 65),
    Mistake(
      "inspect full.gif", "full.gif: cannot be read: it is not a regular file", 74),
  ]

  @Test(arguments: usage + files) func isOneSentenceAndAnExitCode(mistake: Mistake) throws {
    let folder = try FrameFolder()
    let files = FileManager.default
    let frame = try FrameFolder.frame(1)
    for name in ["empty", "folder.gif"] {
      try files.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
    }
    try files.createSymbolicLink(
      atPath: folder.path + "/full.gif", withDestinationPath: "/dev/full")
    try folder.write([], to: "empty.png")
    try folder.write(Array("not a picture".utf8), to: "text.png")
    try folder.write(try FrameFolder.frame(1, width: 25), to: "large.png")
    try folder.write(Array(frame.dropLast(30)), to: "cut.png")
    var damaged = try #require(folder.read("frames/1.png"))
    let data = try #require(damaged.indices.first { damaged[$0...].starts(with: "IDAT".utf8) })
    damaged.removeSubrange(33..<data - 4)
    damaged[45] ^= 1
    try folder.write(damaged, to: "damaged.png")
    // The header's check sum is right: only its size is a lie.
    try folder.write(Self.bomb, to: "bomb.png")
    try folder.write([7], to: "film.gif")
    let result = try RenderProcess.run(
      mistake.words.split(separator: " ").map(String.init), in: folder.path)
    #expect(result.errors == "render: \(mistake.message)\n")
    #expect(result.output.isEmpty)
    #expect(result.status == mistake.status)
    #expect(folder.read("film.gif") == [7])
    #expect(folder.remains.isEmpty)
  }

  /// 60,000 by 60,000 pixels of RGB in 69 bytes.
  private static let bomb: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + chunk("IHDR", [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0])
    + chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]) + chunk("IEND", [])

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let bytes = Array(name.utf8) + body
    let sum = ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
    func word(_ value: UInt32) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    return word(UInt32(body.count)) + bytes + word(sum)
  }
}
