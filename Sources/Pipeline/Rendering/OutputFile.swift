/// A file that a job has written.
struct OutputFile: Sendable {
  var path: String
  let bytes: Int
  /// `nil` for what is no film.
  let frames: Int?
  /// What it tells those who do not see it.
  var altText = ""
  /// What was given up for its length, in words.
  var compromise: String?
  /// The name of the table that was written beside it; `nil` where there is none.
  var table: String?
}
