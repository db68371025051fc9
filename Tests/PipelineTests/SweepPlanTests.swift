import Experiments
import Foundation
import Testing

@testable import Pipeline

struct SweepPlanTests {
  private let workspace: Workspace
  private let plan: SweepPlan
  private let reference: String

  init() throws {
    workspace = try Workspace()
    let config = try workspace.write(
      #"{ "dataset": "moons", "sweep": { "network.seed": [1, 2] } }"#, to: "a.json")
    guard case .sweep(let sweep) = try ExperimentFile.content(config) else {
      throw CocoaError(.fileReadUnknown)
    }
    reference = sweep.runs[1].reference
    plan = try SweepPlan(
      config: config, overrides: [], output: "my $films/{x}", program: "render",
      changes: ["--seed", "3"])
  }

  private var hash: Substring { reference.prefix { $0 != "@" } }

  @Test func commandsAreWordsOfAShell() throws {
    let lines = plan.text(.commands).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[1].hasSuffix(
        "a.json --seed 3 --run \(reference) --output 'my $films/{x}' --quiet  # seed2"))
    #expect(SweepPlan.quoted("it's") == #"'it'\''s'"#)
    #expect(SweepPlan.quoted("") == "''")
  }

  /// Make takes a dollar for a variable and a space for the end of a name.
  @Test func makefilesEscapeWhatMakeReads() {
    let text = plan.text(.makefile)
    #expect(text.contains(#"my\ $$films/{x}/runs/\#(hash)/run.json:"#))
    #expect(text.contains("--output 'my $$films/{x}' --quiet"))
    #expect(!text.replacingOccurrences(of: "$$", with: "").contains("$films"))
  }

  /// Snakemake takes braces for wildcards.
  @Test func snakefilesDoubleBraces() {
    let text = plan.text(.snakefile)
    #expect(text.contains(#"output: "my $films/{{x}}/runs/{hash}/run.json""#))
    #expect(text.contains(#""\#(hash)": "\#(reference)",  # seed2"#))
    #expect(text.contains("--run {params.run:q} --output 'my $films/{{x}}'"))
  }

  @Test func arraysHaveAsManyTasksAsThereAreRuns() {
    let text = plan.text(.slurm)
    #expect(text.contains("#SBATCH --array=0-1\n"))
    #expect(text.contains("  \(reference)  # seed2\n"))
  }
}
