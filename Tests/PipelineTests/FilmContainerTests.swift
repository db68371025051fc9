import Foundation
import Testing

@testable import Output
@testable import Pipeline

/// Films of ffmpeg, whole and cut off.
@Suite(.enabled(if: Python.finds("ffmpeg")))
struct FilmContainerTests {
  private static let checks: [(OutputFormat, @Sendable (FilmContainer) -> Bool)] = [
    (.mp4, OutputFormat.isWholeMP4), (.webm, OutputFormat.isWholeWebM),
    (.webp, OutputFormat.isWholeWebP), (.avif, OutputFormat.isWholeMP4),
  ]

  @Test(arguments: checks) func everyTruncationIsFound(
    format: OutputFormat, check: @Sendable (FilmContainer) -> Bool
  ) throws {
    let frames = try Frames(5, width: 64, height: 48)
    let name = "film.\(format.name)"
    try Stitching.run(frames.request(name))
    let whole = try frames.read(name)
    func isWhole(_ bytes: [UInt8]) throws -> Bool {
      try frames.write(bytes, to: "cut")
      let file = try #require(FileHandle(forReadingAtPath: frames.file("cut")))
      return FilmContainer(file.fileDescriptor).map(check) ?? false
    }
    #expect(try isWhole(whole))
    for count in stride(from: 0, to: whole.count, by: max(1, whole.count / 200)) {
      #expect(try !isWhole(Array(whole.prefix(count))))
    }
    #expect(try !isWhole(Array(whole.dropLast())))
    #expect(try !isWhole([UInt8](repeating: 0, count: whole.count)))
    #expect(try !isWhole([UInt8](repeating: 0xFF, count: whole.count)))
  }
}
