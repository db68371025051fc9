import CLibrary
import Formatting

/// Why a film or a picture cannot be written in its format.
package enum OutputError: Error, Equatable, CustomStringConvertible, ExitCoded {
  /// In the encoder's words.
  case cannotEncode(String, String)
  /// A film that no compromise makes short enough.
  case tooLarge(String, smallest: Int, limit: Int)
  case noFFmpeg(String)
  /// ffmpeg gave up, or could not write all of its file; in its words.
  case ffmpegFailed(String, String)

  package var description: String {
    switch self {
    case .cannotEncode(let path, let reason): "\(path): \(reason)"
    case .tooLarge(let path, let smallest, let limit):
      "\(path): the film may take \(Readable.bytes(limit)) at most, and takes about \(Readable.bytes(smallest)) with few colours, frames and pixels"
    case .noFFmpeg(let path):
      "\(path): ffmpeg writes this format and is not installed; .gif and .apng need no other program"
    case .ffmpegFailed(let path, let reason): "\(path): ffmpeg could not write it: \(reason)"
    }
  }

  package var exitStatus: Int32 {
    switch self {
    case .cannotEncode, .tooLarge: ExitStatus.badData
    case .noFFmpeg: ExitStatus.cannotCreate
    case .ffmpegFailed: ExitStatus.inputOutput
    }
  }
}
