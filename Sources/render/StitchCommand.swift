import Pipeline

/// `render stitch FRAMES… -o FILE`: arguments to a request.
enum StitchCommand {
  static let parser = ArgumentParser(
    command: "render stitch",
    options: [
      .init(
        name: "output", short: "o", value: "FILE",
        help:
          "The film; its ending is the format: .gif, .apng or .png\n(lossless), and through ffmpeg .mp4, .webm, .webp"
      ),
      .init(
        name: "fps", value: "N", help: "Frames a second (default: 10); up to 50 in a GIF"),
      .init(
        name: "delay", value: "CS", help: "Or how long each frame stays, in hundredths of a second"),
      .init(name: "hold-first", value: "S", help: "Seconds that the first frame stays longer"),
      .init(name: "hold-last", value: "S", help: "Seconds that the last frame stays longer"),
      .init(name: "loop", value: "N", help: "How often the film plays (default: 0, forever)"),
      .init(
        name: "quality", value: "Q",
        help:
          "Of a GIF, 1 to 100 (default: 90, which is 50 dB; 20 less\nis 5 dB less, and 100 uses all colours)"
      ),
      .init(
        name: "effort", value: "E",
        help: "Work spent on a smaller GIF: fast, default or max"),
      .init(name: "colors", value: "N", help: "The most colours of a GIF, 2 to 256"),
      .init(
        name: "background", value: "COLOR",
        help: "What shows through transparent frames, as #rrggbb\n(default: #ffffff)"),
      .init(
        name: "jobs", short: "j", value: "N",
        help: "Threads to work with (default: one a processor)"),
      .init(name: "quiet", short: "q", help: "Print nothing but errors"),
      .init(name: "help", short: "h", help: "Show this text"),
    ])

  static let help = """
    Makes a film of PNG files.

    usage: render stitch FRAMES… -o FILE [options]

    FRAMES is a folder, a quoted pattern (*, ?, [a-z]) or a list of files. A folder or a
    pattern gives its files in natural order (2 before 10), a list as it is given.

    \(parser.table)

    examples:
      render stitch frames -o film.gif
      render stitch 'run/frame*.png' -o film.gif --fps 25 --hold-last 2 --quality 80
      render stitch a.png b.png c.png -o film.apng --delay 50

    exit status: 0 done · 64 usage · 65 a bad frame · 66 no such file
                 73 cannot create the output · 74 read or write error
    """

  static func run(_ words: [String]) throws {
    let parsed = try parser.parse(words)
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
    guard let format = StitchFormat(file: output) else {
      throw .badValue(
        "--output", output,
        expected: "a film's name; its ending must be one of "
          + StitchFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", "))
    }
    var request = StitchRequest(frames: parsed.operands, output: output, format: format)
    try setTimes(&request, parsed)
    for name in ["quality", "effort", "colors"] where options[name] != nil && format != .gif {
      throw .doesNotFit("--" + name, "is for .gif, and \(output) is none")
    }
    request.quality = try parsed.integer("quality", in: 1...100) ?? request.quality
    request.colors = try parsed.integer("colors", in: 2...256) ?? request.colors
    if let word = options["effort"] {
      guard let effort = StitchRequest.Effort(rawValue: word) else {
        throw .badValue(
          "--effort", word,
          expected: "one of "
            + StitchRequest.Effort.allCases.map(\.rawValue).joined(separator: ", "))
      }
      request.effort = effort
    }
    if let word = options["background"] {
      guard let color = color(word) else {
        throw .badValue("--background", word, expected: "a colour like #ffffff")
      }
      request.background = color
    }
    request.jobs = try parsed.jobs() ?? request.jobs
    request.isQuiet = options["quiet"] != nil
    return request
  }

  private static func setTimes(
    _ request: inout StitchRequest, _ parsed: ArgumentParser.Parsed
  ) throws(UsageError) {
    let format = request.format
    let lowest = 0.01
    if let word = parsed.options["fps"] {
      if parsed.options["delay"] != nil {
        throw .doesNotFit("--delay", "and --fps say the same thing; give one of them")
      }
      guard let rate = Double(word), rate.isFinite, rate >= lowest else {
        throw .badValue("--fps", word, expected: "a number of frames a second from \(lowest)")
      }
      guard rate <= format.highestRate else {
        throw .badValue(
          "--fps", word,
          expected: "at most \(Int(format.highestRate)) as .\(format.rawValue) needs it: "
            + format.rateReason)
      }
      request.pace = .framesPerSecond(rate)
    }
    if let word = parsed.options["delay"] {
      if word == "0" || word == "1" {
        throw .badValue(
          "--delay", word, expected: "at least 2: " + StitchFormat.gif.rateReason)
      }
      if let delay = try parsed.integer("delay", in: 2...10_000) { request.pace = .delay(delay) }
    }
    request.holdFirst = try parsed.number("hold-first", in: 0...600) ?? 0
    request.holdLast = try parsed.number("hold-last", in: 0...600) ?? 0
    if parsed.options["loop"] != nil, !format.canLoop {
      throw .doesNotFit("--loop", "is for the player to decide in .\(format.rawValue)")
    }
    request.loops = try parsed.integer("loop", in: 0...65_535) ?? 0
  }

  /// "#rrggbb" or "rrggbb".
  private static func color(_ word: String) -> UInt32? {
    let digits = word.hasPrefix("#") ? word.dropFirst() : word[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16)
  }
}
