import GIF
import Testing

@Suite struct ErrorTests {
  @Test func encodingErrors() {
    let table: [(message: String, encode: () throws -> Void)] = [
      (
        "a film needs at least one frame",
        { _ = try GIF.encode(frames: [], width: 1, height: 1, delays: []) }
      ),
      (
        "a GIF cannot be 65536×1 pixels: each side must be 1 to 65535",
        { _ = try GIF.encode(frames: [[0]], width: 65_536, height: 1, delays: [1]) }
      ),
      (
        "a GIF cannot be 0×5 pixels: each side must be 1 to 65535",
        { _ = try GIF.encode(frames: [[]], width: 0, height: 5, delays: [1]) }
      ),
      (
        "a frame has 3 pixels where the film has 4",
        {
          _ = try GIF.encode(
            frames: [[0, 0, 0, 0], [0, 0, 0]], width: 2, height: 2, delays: [1, 1])
        }
      ),
      (
        "there are 2 delays for 1 frames",
        { _ = try GIF.encode(frames: [[0]], width: 1, height: 1, delays: [1, 1]) }
      ),
      (
        "a delay of -1 centiseconds is negative",
        { _ = try GIF.encode(frames: [[0]], width: 1, height: 1, delays: [-1]) }
      ),
      (
        "a packed frame is damaged or belongs to another film",
        {
          let packer = try GIF.FramePacker(width: 2, height: 2, backdrop: [0, 1, 2, 3])
          let film = GIF.PackedFilm([GIF.PackedFrame(bytes: [0x84], delay: 1)])
          let palette = try GIF.Palette(packer.tally(), film: film, packer: packer)
          let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette)
          var workspace = compressor.workspace()
          _ = try compressor.compress(0, using: &workspace)
        }
      ),
    ]
    for (message, encode) in table {
      do {
        try encode()
        Issue.record("no error: \(message)")
      } catch {
        #expect("\(error)" == message)
      }
    }
  }
}
