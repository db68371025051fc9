import CLibrary
import CMalloc
import Pipeline
import Progress

// A reader of our output that has gone away ends nothing half-way: writing tells, and is told about.
signal(SIGPIPE, SIG_IGN)
// A file that may not grow any more is an error like a full disk, and no end of the program.
signal(SIGXFSZ, SIG_IGN)
// Pictures of the same size come and go.
malloc_keep_freed(32 << 20, 64 << 20)

do {
  try RenderCommand.run(Array(CommandLine.arguments.dropFirst()))
  try StandardOutput.finish()
} catch {
  try? StandardOutput.finish()
  if !(error is ReportedError) { StandardError.report("\(error)") }
  exit(ExitStatus.of(error))
}
