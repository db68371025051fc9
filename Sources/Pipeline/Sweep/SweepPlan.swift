import Experiments
import Schemas

/// The runs of a sweep as commands that other programs carry out, each by itself, in any order, on any machine that
/// shares the folder.
public struct SweepPlan: Sendable {
  public enum Style: String, CaseIterable, Sendable {
    /// A command a line, as GNU parallel takes them.
    case commands
    case makefile, snakefile, slurm
  }

  private let sweep: Sweep
  private let config: String
  private let output: String
  private let program: String
  private let changes: [String]

  /// - Parameters:
  ///   - config: as the command line names it.
  ///   - output: the folder that run folders are in.
  ///   - program: what starts render.
  ///   - changes: options that set something over the config.
  /// - Throws: what is wrong with the config, and `SweepError.noRuns` for one without a sweep.
  public init(
    config: String, overrides: [ConfigOverride], output: String, program: String, changes: [String]
  ) throws {
    guard case .sweep(let sweep) = try ExperimentFile.content(config, overrides: overrides) else {
      throw SweepError.noRuns(config)
    }
    self.sweep = sweep
    self.config = config
    self.output = output
    self.program = program
    self.changes = changes
  }

  /// The plan in a style, with a line break at its end.
  public func text(_ style: Style) -> String {
    switch style {
    case .commands: sweep.runs.map { "\(command(run: $0.reference))  # \($0.name)\n" }.joined()
    case .makefile: makefile
    case .snakefile: snakefile
    case .slurm: slurm
    }
  }

  /// - Parameters:
  ///   - run: as the shell takes it.
  ///   - escaped: what becomes of the other words, where a program reads them before the shell does.
  private func command(run: String, escaped: (String) -> String = { $0 }) -> String {
    let start = ([program, "train", config] + changes).map(Self.quoted).joined(separator: " ")
    return escaped(start) + " --run \(run) --output " + escaped(Self.quoted(output)) + " --quiet"
  }

  /// Draws the comparison of what is trained.
  private var collection: String {
    ([program, config] + changes + ["--output", output]).map(Self.quoted).joined(separator: " ")
  }

  /// Written last, when the run is complete.
  private func stamp(_ hash: String) -> String {
    "\(output)/\(SweepFolders.shared)/\(hash)/run.json"
  }

  private var makefile: String {
    func escaped(_ text: String) -> String {
      String(text.flatMap { $0 == "$" ? "$$" : $0 == " " ? "\\ " : $0 == "#" ? "\\#" : String($0) })
    }
    let rules = sweep.runs.map { run in
      "\(escaped(stamp(run.hash))):\n\t\(command(run: run.reference).replacing("$", with: "$$"))  # \(run.name)\n"
    }
    return """
      # The runs of \(config): make -j 8 -f THIS_FILE
      RUNS = \(sweep.runs.map { escaped(stamp($0.hash)) }.joined(separator: " \\\n  "))

      all: $(RUNS)
      \t\(collection.replacing("$", with: "$$"))
      .PHONY: all

      \(rules.joined(separator: "\n"))
      """
  }

  /// Only the stamp is an output: Snakemake removes outputs before it makes them, and what is trained must stay.
  private var snakefile: String {
    func literal(_ text: String) -> String {
      "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
    func braced(_ text: String) -> String {
      text.replacing("{", with: "{{").replacing("}", with: "}}")
    }
    let entries = sweep.runs.map {
      "    \(literal($0.hash)): \(literal($0.reference)),  # \($0.name)\n"
    }
    return """
      # The runs of \(config): snakemake --cores 8 --snakefile THIS_FILE
      RUNS = {
      \(entries.joined())}

      rule all:
          input: expand(\(literal(braced(output) + "/\(SweepFolders.shared)/{hash}/run.json")), hash=RUNS)
          shell: \(literal(braced(collection)))

      rule train:
          output: \(literal(braced(output) + "/\(SweepFolders.shared)/{hash}/run.json"))
          params: run=lambda wildcards: RUNS[wildcards.hash]
          shell: \(literal(command(run: "{params.run:q}", escaped: braced)))

      """
  }

  private var slurm: String {
    let names = sweep.runs.map { "  \($0.reference)  # \($0.name)\n" }.joined()
    return """
      #!/bin/bash
      # The runs of \(config): sbatch THIS_FILE; when they are done: \(collection)
      #SBATCH --job-name=\(sweep.name)
      #SBATCH --array=0-\(sweep.runs.count - 1)
      #SBATCH --ntasks=1
      #SBATCH --cpus-per-task=1
      runs=(
      \(names))
      exec \(command(run: "\"${runs[$SLURM_ARRAY_TASK_ID]}\""))

      """
  }

  /// A word of a shell's command line.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0)
        || "_-./+=:,@%".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
