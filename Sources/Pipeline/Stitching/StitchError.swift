import CLibrary
import Files

/// Why frames cannot become a film.
enum StitchError: Error, Equatable, CustomStringConvertible, ExitCoded {
  /// A folder without PNG files, and the other pictures in it.
  case emptyFolder(String, others: [String])
  case noMatch(String)
  case isOutput(String)
  /// A frame that cannot be read; in the decoder's words.
  case badFrame(String, String)
  /// A frame that is not as large as the first.
  case size(String, Int, Int, first: String, firstWidth: Int, firstHeight: Int)
  /// Neither one delay for all frames nor one for each.
  case delayCount(Int, frames: Int)

  var description: String {
    switch self {
    case .emptyFolder(let path, let others):
      "\(path): there are no PNG files in this folder"
        + (others.isEmpty
          ? ""
          : ", only \(FrameFiles.list(others)); GIF and APNG films are taken when they are named themselves, other pictures need converting to PNG")
    case .noMatch(let pattern): "\(pattern): no file matches this pattern"
    case .isOutput(let path): "\(path): is a frame and the output at once; give -o another name"
    case .badFrame(let path, let reason): "\(path): \(reason)"
    case .size(let path, let width, let height, let first, let firstWidth, let firstHeight):
      "\(path): the frame is \(width)×\(height) pixels, and \(first) is \(firstWidth)×\(firstHeight); all frames of a film need one size"
    case .delayCount(let count, let frames):
      "--delay gives \(count) delays for \(frames == 1 ? "1 frame" : "\(frames) frames"); give one for all or one for each"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .noMatch: ExitStatus.noInput
    case .isOutput, .delayCount: ExitStatus.usage
    case .emptyFolder, .badFrame, .size: ExitStatus.badData
    }
  }
}
