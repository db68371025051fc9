import Files
import TestSupport
import Testing

@testable import Output

struct FrameSpoolTests {
  /// More than stays in memory; the file that takes the rest has no name.
  @Test func framesComeBackFromMemoryAndFile() throws {
    let folder = try ScratchFolder()
    var spool = FrameSpool(folder: folder.path)
    func frame(_ index: Int) -> [UInt8] {
      (0..<(200_000 + index)).map { UInt8(truncatingIfNeeded: $0 &* (index + 3)) }
    }
    for index in 0..<50 { try spool.append(frame(index)) }
    #expect(spool.count == 50)
    for index in [49, 0, 31, 30, 32, 1, 48] {
      #expect(try spool.frame(index) == frame(index))
    }
    #expect(FileSystem.names(in: folder.path).isEmpty)
  }
}
