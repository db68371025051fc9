import Formatting
import Output
import Pipeline

/// `render stitch FRAMES… -o FILE`: arguments to a request.
enum StitchCommand {
  static let parser = ArgumentParser(
    command: "render stitch",
    options: [
      .init(
        name: "output", short: "o", valueName: "FILE",
        help:
          "The film; its ending is the format:\n"
          + OutputFormat.list(OutputFormat.films.filter { $0.program == nil })
          + ", and through ffmpeg\n"
          + OutputFormat.list(OutputFormat.films.filter { $0.program != nil })
      ),
      .init(
        name: "fps", valueName: "N",
        help:
          "Frames a second, 0.01 to 240 (default: 10, and for\nframes of films as long as they are shown there)"
      ),
      .init(
        name: "delay", valueName: "CS",
        help:
          "Or how long frames stay, in hundredths of a second:\none number for all, or one for each frame (5,5,20)"
      ),
      .init(name: "hold-first", valueName: "S", help: "Seconds that the first frame stays longer"),
      .init(name: "hold-last", valueName: "S", help: "Seconds that the last frame stays longer"),
      .init(name: "loop", valueName: "N", help: "How often the film plays (default: 0, forever)"),
      .init(
        name: "background", valueName: "COLOR",
        help:
          "What shows through transparent pixels: #rrggbb, #rgb,\nwhite, black, or none for a transparent film, which\n.gif, .apng, .png and .webp can be (default: white)"
      ),
      .init(
        name: "quality", valueName: "Q",
        help:
          "Of a GIF, 1 to 100, like 92.5 (default: 90, which is 50 dB;\n20 less is 5 dB less, and 100 uses all colours)"
      ),
      .init(
        name: "colors", valueName: "N", help: "The most colours of a GIF, 2 to 256 (default: 256)"),
      .init(
        name: "dither", valueName: "KIND",
        help:
          "How a GIF blends colours it has not: none (default, and\nbest for figures), ordered or diffusion"
      ),
      .init(
        name: "denoise", valueName: "LEVELS",
        help:
          "Takes the grain out of what stands still in a GIF: auto\nmeasures how strong it is, or 0.5 to 50 levels of 255"
      ),
      .init(
        name: "max-bytes", valueName: "SIZE",
        help:
          "The most that a GIF may take, like 5MB, 500kB, 123456:\nwhat must give way is chosen, and said"
      ),
      .init(
        name: "effort", valueName: "E",
        help:
          "Work spent on a smaller GIF: fast, default or max;\nthe same as \"effort\" in a config"),
      .init(
        name: "jobs", short: "j", valueName: "N",
        help: "Threads to work with (default: one for each processor\nthat the process may use)"),
      .init(name: "quiet", short: "q", help: "Print nothing but errors"),
      .init(name: "help", short: "h", help: "Show this text"),
    ])

  static let help = """
    Makes a film of PNG files and of the frames of other films.

    usage: render stitch FRAMES… -o FILE [options]

    FRAMES is a folder, a quoted pattern (*, ?, [a-z]) or a list of files. A folder or a
    pattern gives its files in natural order (2 before 10), a list as it is given. Of a
    folder only PNG files are taken; a GIF or APNG that is named gives all its frames. All
    frames have one size; any kind of PNG will do. What was at FILE stays until the film
    is whole.

    \(parser.table)

    examples:
      render stitch frames -o film.gif
      render stitch 'run/frame*.png' -o film.gif --fps 25 --hold-last 2 --quality 80
      render stitch a.png b.png c.png -o film.apng --delay 50,50,200
      render stitch film.gif end.png -o film.webp --background none

    exit status: 0 done · 64 usage · 65 a bad frame · 66 no such file
                 73 cannot create the output · 74 read or write error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    try Stitching.run(request(parsed))
  }

  static func request(_ parsed: ArgumentParser.Parsed) throws(UsageError) -> StitchRequest {
    let options = parsed.options
    guard !parsed.operands.isEmpty else {
      throw .missingOption("FRAMES", "render stitch frames -o film.gif")
    }
    guard let output = options["output"] else {
      throw .missingOption("-o FILE", "render stitch frames -o film.gif")
    }
    guard let format = OutputFormat(file: output), format.film != nil else {
      throw .badValue(
        "--output", output,
        expected: "a film's name; its ending must be one of "
          + OutputFormat.films.map { "." + $0.name }.joined(separator: ", "))
    }
    var request = StitchRequest(frames: parsed.operands, output: output, format: format)
    try setTimes(&request, parsed)
    for option in EncodingOption.allCases where option != .loop {
      let name = option == .maxBytes ? "max-bytes" : option.rawValue
      if options[name] != nil, !option.formats.contains(format) {
        throw .doesNotFit(
          "--" + name, "is for \(OutputFormat.list(option.formats)), and \(output) is none")
      }
    }
    request.encoding.denoising = try options["denoise"].map(denoising)
    request.encoding.quality =
      try parsed.number("quality", in: 1...100) ?? request.encoding.quality
    request.encoding.colors = try parsed.integer("colors", in: 2...256) ?? request.encoding.colors
    request.encoding.dither = try parsed.choice("dither") ?? request.encoding.dither
    request.encoding.effort = try parsed.choice("effort") ?? request.encoding.effort
    if let word = options["max-bytes"] {
      guard let bytes = ByteCount.parse(word) else {
        throw .badValue("--max-bytes", word, expected: "a size like 5MB, 500kB or 123456")
      }
      request.encoding.maxBytes = bytes
    }
    if let word = options["background"] {
      let isNone = word.lowercased() == "none"
      guard let color = isNone ? 0 : HexColor.parse(word) else {
        throw .badValue("--background", word, expected: "a colour like #ffffff, or none")
      }
      if isNone, !format.canBeTransparent {
        throw .doesNotFit(
          "--background",
          "none is for \(OutputFormat.list(OutputFormat.films.filter(\.canBeTransparent)))")
      }
      request.encoding.background = isNone ? nil : color
    }
    request.jobs = try parsed.jobs() ?? request.jobs
    request.isQuiet = options["quiet"] != nil
    return request
  }

  private static func denoising(
    _ word: String
  ) throws(UsageError) -> EncodingOptions.Denoising {
    if word == "auto" { return .measured }
    guard let levels = Double(word), 0.5...50 ~= levels else {
      throw .badValue("--denoise", word, expected: "auto or a number from 0.5 to 50")
    }
    return .deviation(levels)
  }

  private static func setTimes(
    _ request: inout StitchRequest, _ parsed: ArgumentParser.Parsed
  ) throws(UsageError) {
    if let rate = try parsed.number("fps", in: 0.01...240) {
      if parsed.options["delay"] != nil {
        throw .doesNotFit("--delay", "and --fps say the same thing; give one of them")
      }
      request.encoding.pace = .framesPerSecond(rate)
    }
    if let word = parsed.options["delay"] {
      let delays = word.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      let known = delays.compactMap { $0 }.filter { (1...100_000).contains($0) }
      guard known.count == delays.count else {
        throw .badValue(
          "--delay", word,
          expected: "a whole number from 1 to 100000, or one for each frame with commas")
      }
      request.encoding.pace = .delays(known)
    }
    request.encoding.holdFirst = try parsed.number("hold-first", in: 0...600) ?? 0
    request.encoding.holdLast = try parsed.number("hold-last", in: 0...600) ?? 0
    if parsed.options["loop"] != nil, !EncodingOption.loop.formats.contains(request.format) {
      throw .doesNotFit("--loop", "is for the player to decide in .\(request.format.name)")
    }
    request.encoding.loops = try parsed.integer("loop", in: 0...65_535) ?? 0
  }
}
