import CLibrary
import Files

/// A running ffmpeg that reads pictures from us and writes a file that gets its name when it is whole.
///
/// Dropped without `commit`, it is ended and leaves nothing behind.
struct FFmpegProcess: ~Copyable {
  private let output: String
  private let isWhole: @Sendable (FilmContainer) -> Bool
  private var file: WholeFile
  private var input: Int32
  /// The end of the pipe that takes ffmpeg's complaints.
  private let complaints: Int32
  private var pid: pid_t = 0

  /// The number of the file's descriptor in ffmpeg.
  private static let fileNumber: Int32 = 3

  /// - Parameters:
  ///   - muxer: ffmpeg's name of the file's format.
  ///   - isWhole: tells whether a film is there to its end.
  /// - Throws: `OutputError.noFFmpeg`, `FileError.cannotCreate`.
  init(
    _ arguments: [String], output: String, muxer: String,
    isWhole: @escaping @Sendable (FilmContainer) -> Bool
  ) throws {
    let file = try WholeFile(output)
    var (pictures, messages): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&pictures) == 0, pipe(&messages) == 0 else {
      let reason = FileError.reason
      for end in pictures + messages where end >= 0 { close(end) }
      throw FileError.cannotCreate(output, reason: reason)
    }
    for end in pictures + messages { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Nobody reads complaints before the end: those that the pipe has no room for are lost rather than waited for.
    _ = fcntl(messages[1], F_SETFL, O_NONBLOCK)
    let words =
      ["ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error", "-xerror", "-y"] + arguments
      + ["-f", muxer, file.path(inherited: Self.fileNumber)]
    let status = Self.spawn(
      words, input: pictures[0], errors: messages[1], file: file.descriptor, pid: &pid)
    close(pictures[0])
    close(messages[1])
    guard status == 0 else {
      close(pictures[1])
      close(messages[0])
      if status == ENOENT { throw OutputError.noFFmpeg(output) }
      throw OutputError.ffmpegFailed(output, FileError.reason(status))
    }
    self.output = output
    self.isWhole = isWhole
    self.file = file
    complaints = messages[0]
    input = pictures[1]
  }

  deinit {
    if input >= 0 { close(input) }
    if pid > 0 {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    close(complaints)
  }

  /// Sends a picture.
  mutating func write(_ pixels: [UInt32]) throws {
    let sent = pixels.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = CLibrary.write(input, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
    // It has gone away before the end, and will have said why.
    if !sent { throw end() }
  }

  /// Waits for the end, makes sure that the file is whole, and gives it its name.
  ///
  /// - Returns: the length of the file in bytes.
  mutating func commit() throws -> Int {
    if let error = wait() { throw error }
    guard let film = FilmContainer(file.descriptor), isWhole(film) else {
      throw OutputError.ffmpegFailed(output, "its film ends early")
    }
    try file.commit()
    return film.length
  }

  private mutating func end() -> OutputError { wait() ?? .ffmpegFailed(output, "it ended early") }

  /// Closes the pipe, waits, and tells what went wrong.
  ///
  /// On a full disk ffmpeg complains and yet ends as if all were well, so that any complaint is an error.
  private mutating func wait() -> OutputError? {
    close(input)
    input = -1
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    pid = 0
    let said = complaint()
    if status == 0, said.first == nil { return nil }
    let reasons = [ENOSPC, EFBIG, EDQUOT, EIO].map { FileError.reason($0) }
    if let reason = reasons.first(where: { said.all.contains($0) }) {
      return .ffmpegFailed(output, reason)
    }
    if status & 0x7F == SIGXFSZ { return .ffmpegFailed(output, FileError.reason(EFBIG)) }
    let ending =
      status & 0x7F == 0
      ? "it ended with status \(status >> 8)" : "it was ended by signal \(status & 0x7F)"
    return .ffmpegFailed(output, said.first ?? ending)
  }

  /// Its complaints, and the first line of them.
  private func complaint() -> (all: String, first: String?) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(complaints, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return (text, text.split(separator: "\n").first.map { String($0.prefix(200)) })
  }

  private static func spawn(
    _ words: [String], input: Int32, errors: Int32, file: Int32, pid: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&actions, file, fileNumber)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawnp(&pid, words[0], &actions, nil, &arguments, environ)
  }
}
