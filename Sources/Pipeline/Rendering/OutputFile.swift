/// A file that a job has written.
struct OutputFile: Sendable {
  let path: String
  let bytes: Int
  /// `nil` for what is no film.
  let frames: Int?
}
