import Foundation

/// The `render` program itself, as a user runs it.
struct RenderProcess {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The program stands beside the tests that were built with it.
  static var program: URL {
    Bundle.allBundles.map(\.bundleURL)
      .map { $0.deletingLastPathComponent().appendingPathComponent("render") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("render")
  }

  static func start(
    _ arguments: [String], in folder: String, program: URL = Self.program
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    // A process blocks what the thread that starts it blocks, and threads of a pool block every signal.
    var none = sigset_t()
    var blocked = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
    try process.run()
    return process
  }

  static func run(_ arguments: [String], in folder: String) throws -> Result {
    try result(of: start(arguments, in: folder))
  }

  /// What Bash makes of a line in which "$0" is the program and "$1", "$2", … are the arguments.
  static func shell(
    _ line: String, _ arguments: [String], in folder: String
  ) throws -> Result {
    try result(
      of: start(
        ["-c", line, program.path] + arguments, in: folder,
        program: URL(fileURLWithPath: "/bin/bash")))
  }

  private static func result(of process: Process) -> Result {
    func text(_ pipe: Any?) -> String {
      guard let pipe = pipe as? Pipe else { return "" }
      return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    let (output, errors) = (text(process.standardOutput), text(process.standardError))
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: output, errors: errors)
  }
}
