import CLibrary
import Files
import GIF
import Graphics
import Progress
import TestSupport
import Testing

@testable import Output

/// Films whose slow changes become steps, on their way from frames to a file.
struct SmoothedFilmTests {
  private struct Frames: FrameSource {
    let film: DriftingFilm
    let isStored = true
    var count: Int { film.frames.count }
    var size: Size { Size(width: film.width, height: film.height) }
    var backdrop: Bitmap { bitmap(0) }

    func bitmap(_ index: Int) -> Bitmap {
      Bitmap(width: film.width, height: film.height, pixels: film.frames[index])
    }
    func painter() -> any FramePainter { BitmapPainter(bitmap) }
    func resized(to size: Size) -> (any FrameSource)? { nil }
  }

  /// More frames than two times are smoothed together.
  private static let film = DriftingFilm(frameCount: 53)
  private static let delays = film.frames.indices.map { $0 % 7 == 3 ? 21 : 4 }

  private static func write(
    _ options: EncodingOptions, of film: DriftingFilm = film, jobs: Int = 2
  ) throws -> (film: EncodedFilm, bytes: [UInt8]) {
    let folder = try ScratchFolder()
    let path = folder.path + "/film.gif"
    let job = FilmJob(
      path: path, frames: Frames(film: film), options: options, jobs: jobs,
      progress: Progress(.quiet), stopwatch: Stopwatch())
    let write = try #require(OutputFormat.gif.film)
    return (try write(job), try FileSystem.read(path))
  }

  /// The fidelity of a file, weighted by playing time, and how often what stands still changes.
  private static func fidelity(_ bytes: [UInt8]) throws -> (decibels: Double, flickers: Int) {
    let shown = try GIF.decode(bytes).frames
    try #require(shown.map(\.delay) == delays)
    try #require(shown.allSatisfy { $0.pixels.count == film.width * film.height })
    var (error, time, flickers) = (0.0, 0.0, 0)
    for (index, frame) in shown.enumerated() {
      let source = film.frames[index]
      error +=
        Double(delays[index]) * PixelMetrics.meanSquaredDifference(source, frame.pixels)
      time += Double(delays[index])
      if index == 0 { continue }
      flickers += PixelMetrics.flickers(
        from: film.frames[index - 1], to: source, shown: shown[index - 1].pixels, frame.pixels)
    }
    return (10 * log10(65_025 * time / error), flickers)
  }

  @Test(arguments: [EncodingOptions.Effort.fast, .standard], [55.0, 80])
  func whatIsSaidOfAFilmIsTrue(effort: EncodingOptions.Effort, quality: Double) throws {
    var options = EncodingOptions(pace: .delays(Self.delays))
    (options.effort, options.quality) = (effort, quality)
    let (film, bytes) = try Self.write(options)
    let fidelity = try Self.fidelity(bytes)
    #expect(fidelity.flickers == 0)
    // Half a decibel may be lost in pixels that pass.
    let decibels = try #require(film.decibels)
    #expect(abs(fidelity.decibels - decibels) < (effort == .fast ? 0.1 : 0.6))
    #expect(abs(fidelity.decibels - (27.5 + quality / 4)) < 0.4)
    // Films that may be transparent are not smoothed.
    options.background = nil
    #expect(100 * bytes.count < 85 * (try Self.write(options).bytes.count))
  }

  /// Where a palette has no room for what steps cost, fast encoding shows each colour by one of the palette wherever it is.
  @Test func filmsOfManyColorsStayAsTheyAre() throws {
    let film = DriftingFilm.ofManyColors
    var options = EncodingOptions(pace: .delays([10]))
    options.effort = .fast
    // Frames that look alike are one.
    let shown = try GIF.decode(try Self.write(options, of: film).bytes).frames.flatMap {
      [[UInt32]](repeating: $0.pixels, count: $0.delay / 10)
    }
    try #require(shown.count == film.frames.count)
    #expect(film.ambiguousColors(shown: shown) == 0)
  }

  @Test func threadsChangeNothing() throws {
    let options = EncodingOptions(pace: .delays(Self.delays))
    let files = try [1, 2, 5].map { try Self.write(options, jobs: $0).bytes }
    #expect(files[0] == files[1] && files[1] == files[2])
  }

  /// A limit leads to about the film of a lower quality that is as long.
  @Test func limitsKeepTheSteps() throws {
    var options = EncodingOptions(pace: .delays(Self.delays))
    options.quality = 80
    let limit = try Self.write(options).bytes.count + 100
    options.quality = 90
    options.maxBytes = limit
    let (film, bytes) = try Self.write(options)
    let fidelity = try Self.fidelity(bytes)
    #expect(bytes.count <= limit && fidelity.flickers == 0)
    #expect(fidelity.decibels > 46.5)
    #expect(abs(fidelity.decibels - (film.decibels ?? 0)) < 0.6)
  }
}
