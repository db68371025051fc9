import CLibrary
import Files

/// A running ffmpeg that reads pictures from us and writes a file under a temporary name beside its place.
///
/// Dropped without `commit`, it is ended and leaves nothing behind.
struct FFmpegProcess: ~Copyable {
  private let output: String
  private let temporary: String
  private var input: Int32
  /// A nameless file that takes ffmpeg's complaints.
  private let complaints: Int32
  private var pid: pid_t = 0

  /// - Throws: `StitchError.noFFmpeg`, `FileError.cannotCreate`.
  init(_ arguments: [String], output: String, extension suffix: String) throws {
    if FileSystem.isFolder(output) {
      throw FileError.cannotCreate(output, reason: "it is a folder")
    }
    let name = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = "\(FileSystem.parent(of: output))/.\(name).part.\(suffix)"
    let place = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if place < 0 { throw FileError.cannotCreate(output, reason: Self.reason(errno)) }
    close(place)
    let log = "\(temporary).log"
    let complaints = open(log, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    unlink(log)
    var ends: [Int32] = [-1, -1]
    guard complaints >= 0, pipe(&ends) == 0 else {
      let reason = Self.reason(errno)
      close(complaints)
      unlink(temporary)
      throw FileError.cannotCreate(output, reason: reason)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let words =
      ["ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error", "-y"] + arguments
      + ["-f", suffix, temporary.hasPrefix("/") ? temporary : "./" + temporary]
    let status = Self.spawn(words, input: ends[0], errors: complaints, pid: &pid)
    close(ends[0])
    guard status == 0 else {
      close(ends[1])
      close(complaints)
      unlink(temporary)
      if status == ENOENT { throw StitchError.noFFmpeg(output) }
      throw StitchError.ffmpegFailed(output, Self.reason(status))
    }
    self.output = output
    self.temporary = temporary
    self.complaints = complaints
    input = ends[1]
  }

  deinit {
    if input >= 0 { close(input) }
    if pid > 0 {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    if complaints >= 0 { close(complaints) }
    unlink(temporary)
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

  /// Waits for the end and puts the file in its place.
  mutating func commit() throws {
    if let error = wait() { throw error }
    if rename(temporary, output) != 0 {
      throw FileError.cannotWrite(output, reason: Self.reason(errno))
    }
  }

  private mutating func end() -> StitchError { wait() ?? .ffmpegFailed(output, "it ended early") }

  /// Closes the pipe, waits, and tells what went wrong.
  private mutating func wait() -> StitchError? {
    close(input)
    input = -1
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    pid = 0
    return status == 0
      ? nil : .ffmpegFailed(output, complaint() ?? "it ended with status \(status >> 8)")
  }

  /// The first line of its complaints.
  private func complaint() -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(complaints, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.split(separator: "\n").first.map { String($0.prefix(200)) }
  }

  private static func spawn(
    _ words: [String], input: Int32, errors: Int32, pid: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawnp(&pid, words[0], &actions, nil, &arguments, environ)
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
