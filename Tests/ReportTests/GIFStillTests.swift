import GIF
import Testing

@testable import Report

struct GIFStillTests {
  @Test func firstImageStandsAlone() throws {
    let film = try Samples.film("a.gif", frames: 7).bytes
    let still = try #require(GIFStill.first(of: film))
    let decoded = try GIF.decode(still)
    #expect(decoded.damage == nil && decoded.frames.count == 1)
    #expect(decoded.frames[0].pixels == (try GIF.decode(film).frames[0].pixels))
    #expect(still.count < film.count)
  }

  @Test func whatNeedsNone() throws {
    #expect(GIFStill.first(of: try Samples.film("a.gif", frames: 1).bytes) == nil)
    #expect(GIFStill.first(of: []) == nil)
    #expect(GIFStill.first(of: Array("GIF89a no film".utf8)) == nil)
  }

  /// However a file ends, it is read to its end and no further.
  @Test func damagedFilms() throws {
    let film = try Samples.film("a.gif", frames: 3).bytes
    let whole = try #require(GIFStill.first(of: film))
    for length in 0..<film.count {
      let still = GIFStill.first(of: Array(film.prefix(length)))
      #expect(still == nil || still == whole)
    }
  }
}
