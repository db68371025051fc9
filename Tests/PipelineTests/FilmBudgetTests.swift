import Files
import GIF
import Progress
import Report
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// Films on a page in fewer bytes than their files.
struct FilmBudgetTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// 100 of 160: two small ones stay, and the others share what is left of it.
  @Test func theLargestGiveWay() {
    func cap(_ sizes: [Int], fixed: [Int] = [], _ total: Int) -> Int {
      FilmBudget.cap(
        sizes.map { (size: $0, isFixed: false) } + fixed.map { (size: $0, isFixed: true) },
        total: total)
    }
    #expect(cap([80, 10, 50, 20], 100) == 35)
    #expect(cap([80, 10, 50, 20], 160) == .max)
    #expect(cap([80, 10, 50, 20], 159) == 79)
    #expect(cap([80, 10], fixed: [15], 100) == 75)
    #expect(cap([80, 10], fixed: [150], 100) == 0)
    #expect(cap([], fixed: [150], 100) == .max)
  }

  /// Discs of every colour that wander: `first` pictures before those of the moments.
  private func film(moments: Int, first: Int) throws -> [UInt8] {
    let side = 96
    let frames = (0..<moments + first).map { frame in
      (0..<side * side).map { pixel -> UInt32 in
        let (x, y) = (pixel % side, pixel / side)
        let shade = UInt32((x * 5 + y * 3 + frame * 17) % 256)
        return 0xFF00_0000 | shade << 16 | UInt32(x * 2) << 8 | (255 - shade)
      }
    }
    return try GIF.encode(
      frames: frames, width: side, height: side,
      delays: [Int](repeating: 10, count: frames.count))
  }

  @Test(arguments: [0, 1]) func framesStayAtTheirMoments(first: Int) throws {
    let moments = (0..<20).map { Double($0 * 5) }
    let folder = RunFolder("\(workspace.path)/run")
    try FileSystem.makeFolder(folder.path)
    let bytes = try film(moments: moments.count, first: first)
    try WholeFile.write(bytes, to: folder.output("a.gif"))
    let original = ReportFilm(
      name: "a.gif", altText: "a", mediaType: "image/gif", bytes: bytes, theme: .dark)
    let whole = try GIF.decode(bytes)
    func fitted(_ limit: Int, jobs: Int) throws -> (film: ReportFilm, changes: [String]) {
      var films = [original]
      let changes = try FilmBudget(
        bytes: limit, folder: workspace.path, progress: Progress(.quiet), jobs: jobs
      ).fit(&films, in: folder, moments: moments)
      return (films[0], changes)
    }
    let same = try fitted(original.embeddedBytes, jobs: 2)
    #expect(same.film.bytes == bytes && same.film.moments == nil && same.changes.isEmpty)

    let limit = original.embeddedBytes * 6 / 10
    let (small, changes) = try fitted(limit, jobs: 2)
    #expect(changes.count == 1 && changes[0].hasPrefix("a.gif with "))
    #expect(small.bytes.count < limit && small.theme == .dark && small.altText == "a")
    #expect(try fitted(limit, jobs: 1).film.bytes == small.bytes)
    #expect(try FileSystem.read(folder.output("a.gif")) == bytes)
    #expect(FileSystem.names(in: workspace.path) == ["run"])

    // Frames are left out, and each that is there is that of its epoch.
    let shown = try GIF.decode(small.bytes)
    let epochs = try #require(small.moments)
    #expect(epochs.count == shown.frames.count && epochs.count < moments.count)
    #expect(epochs.first == 0 && epochs.last == 95 && shown.width == 96)
    for (epoch, frame) in zip(epochs, shown.frames) {
      let source = whole.frames[Int(epoch) / 5 + first]
      #expect(PixelMetrics.meanDifference(source.pixels, frame.pixels) < 4)
    }
    // What cannot be as small without loss that is seen stays as it is.
    let large = try fitted(500, jobs: 1)
    #expect(large.film.bytes == bytes && large.changes.isEmpty)
  }

  @Test func whatIsNoFilmStaysAsItIs() throws {
    let folder = RunFolder("\(workspace.path)/run")
    try FileSystem.makeFolder(folder.path)
    try WholeFile.write(Array("GIF89a".utf8), to: folder.output("a.gif"))
    var films = [
      ReportFilm(name: "a.gif", altText: "", mediaType: "image/gif", bytes: Array("GIF89a".utf8)),
      ReportFilm(name: "b.png", altText: "", mediaType: "image/png", bytes: [1, 2, 3]),
    ]
    let budget = FilmBudget(bytes: 4, folder: workspace.path, progress: Progress(.quiet))
    #expect(try budget.fit(&films, in: folder, moments: [0, 1]).isEmpty)
    #expect(films.map(\.bytes) == [Array("GIF89a".utf8), [1, 2, 3]])
  }
}
