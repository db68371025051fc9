/// A file that a job has written.
struct OutputFile: Sendable {
  let path: String
  let bytes: Int
  /// `nil` for what is no film.
  let frames: Int?
  /// What was given up for its length, in words.
  var compromise: String?
}
