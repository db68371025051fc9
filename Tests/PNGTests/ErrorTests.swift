import PNG
import Testing

@Suite struct ErrorTests {
  private static let image = ("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1] as [UInt8])

  /// Each file beside the sentence that its reader is told.
  static let table: [(file: [UInt8], sentence: String)] = [
    ([], "this is not a PNG file: its first eight bytes are others"),
    (Array("GIF89a……".utf8), "this is not a PNG file: its first eight bytes are others"),
    ([0x89, 0x50, 0x4E], "the PNG file ends inside its signature"),
    (Damage.file([]), "the PNG file ends inside its header"),
    (
      Damage.file([("IDAT", [])]), "the PNG file's IDAT chunk stands where the header should"
    ),
    (
      Damage.file([("IHDR", [1, 2, 3])]), "the PNG file's IHDR chunk has 3 bytes instead of 13"
    ),
    (
      Damage.file([("IHDR", Damage.header(0, 5))]),
      "the PNG file's IHDR chunk gives the picture 0 by 5 pixels"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5, type: 5))]),
      "the PNG file's IHDR chunk names the unknown colour type 5"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5, depth: 4))]),
      "the PNG file's IHDR chunk gives 4 bits to a component, which colour type 2 forbids"
    ),
    (
      Damage.file([("IHDR", Damage.header(60000, 60000))]),
      "the PNG file announces 60000 by 60000 pixels; at most 134217728 pixels are read"
    ),
    (
      Damage.file([("IHDR", Damage.header(11000, 11000)), image, ("IEND", [])]),
      "the PNG file's picture cannot be decoded: it is too short for 11000 by 11000 pixels"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5))]),
      "the PNG file ends inside its chunks before the picture"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5)), image]),
      "the PNG file ends inside its chunks after the picture"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5, type: 3)), image, ("IEND", [])]),
      "the PNG file's PLTE chunk is missing"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5)), ("NEWS", []), image, ("IEND", [])]),
      "the PNG file's NEWS chunk is of no known kind"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5))]) + [0, 0, 9, 9] + "IDAT12345".utf8,
      "the PNG file ends inside its IDAT chunk"
    ),
    (
      Damage.file([("IHDR", Damage.header(5, 5))]) + [0, 0, 0, 1] + "IDAT12345".utf8,
      "the PNG file is damaged: the check sum of its IDAT chunk at byte 33 is wrong"
    ),
  ]

  @Test(arguments: table) func eachProblemHasItsSentence(_ file: [UInt8], _ sentence: String) {
    #expect {
      try PNG.decode(file)
    } throws: { error in
      "\(error)" == sentence
    }
  }

  @Test func picturesThatEndEarlyAreNotDecoded() {
    let file = Damage.file([("IHDR", Damage.header(5, 5)), Self.image, ("IEND", [])])
    #expect {
      try PNG.decode(file)
    } throws: { error in
      "\(error)".hasPrefix("the PNG file's picture cannot be decoded: ")
    }
  }
}
