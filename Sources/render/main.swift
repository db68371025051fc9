import Glibc
import Pipeline
import Snapshots

// A reader of our output that has gone away ends nothing half-way: writing tells, and is told about.
signal(SIGPIPE, SIG_IGN)

do {
  let parsed = try RenderCommand.parser.parse(Array(CommandLine.arguments.dropFirst()))
  if parsed.options["help"] != nil {
    print(RenderCommand.help)
  } else if parsed.options["version"] != nil {
    print("render \(Version.current)")
  } else {
    try Job.run(try RenderCommand.request(parsed))
  }
} catch {
  StandardError.write("render: \(error)\n")
  exit(ExitStatus.of(error))
}
