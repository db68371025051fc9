import CLibrary
import Files
import Pipeline

// A reader of our output that has gone away ends nothing half-way: writing tells, and is told about.
signal(SIGPIPE, SIG_IGN)

do {
  try RenderCommand.run(Array(CommandLine.arguments.dropFirst()))
  try StandardOutput.finish()
} catch {
  try? StandardOutput.finish()
  if !(error is ReportedError) { StandardError.report("\(error)") }
  exit(ExitStatus.of(error))
}
