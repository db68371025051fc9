import Foundation
import Testing

/// The progress bar on pseudo-terminals, which Python makes.
struct TerminalTests {
  /// Runs the program on a terminal of so many columns and prints what came of it.
  private static let script = """
    import fcntl, os, pty, struct, sys, termios
    columns, program, folder, *arguments = sys.argv[1:]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv(program, [program] + arguments)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(pid, 0)
    sys.stdout.buffer.write(shown)
    """

  private func shown(
    _ columns: Int, _ environment: [String: String] = ["TERM": "xterm"]
  ) throws -> String? {
    let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let config = """
      { "dataset": { "kind": "moons", "samples": 60 }, "training": { "epochs": 400000 },
        "figures": [ { "kind": "hiddenLines", "file": "a.png", "width": 240, "height": 180 } ] }
      """
    try config.write(toFile: folder + "/a.json", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", Self.script, "\(columns)", RenderProcess.program.path, folder, "a",
    ]
    var variables = ProcessInfo.processInfo.environment
    for name in ["COLUMNS", "TERM"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }

  /// The lines of standard error as they were drawn, up to the table.
  private func lines(_ text: String) -> [String] {
    text.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\r")
      .flatMap { $0.components(separatedBy: "\n") }
      .map { $0.replacingOccurrences(of: "\u{1B}[K", with: "") }
      .filter { $0.hasPrefix("Training") || $0.hasPrefix("Drawing") || $0.hasSuffix("%") }
  }

  @Test(arguments: [8, 20, 40, 80, 200]) func theBarFits(columns: Int) throws {
    guard let text = try shown(columns) else { return }
    let lines = lines(text)
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.count < columns }, "\(lines)")
    #expect(lines.contains { $0.contains("░") } == (columns >= 40))
    #expect(text.contains("\u{1B}[K"))
  }

  @Test func aWidthOfTheEnvironmentCounts() throws {
    guard let text = try shown(200, ["TERM": "xterm", "COLUMNS": "30"]) else { return }
    #expect(lines(text).allSatisfy { $0.count < 30 })
  }

  @Test(arguments: [["TERM": "dumb"], [:]]) func simpleTerminalsGetLines(
    environment: [String: String]
  ) throws {
    guard let text = try shown(40, environment) else { return }
    #expect(!text.contains("\u{1B}") && !text.contains("░"))
    #expect(text.contains("Training") && text.contains("400,000 epochs in "))
  }
}
