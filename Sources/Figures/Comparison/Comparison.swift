import Plots

/// The runs of a page as a figure sees them: with the frames of the film and a way to look at them all.
public struct Comparison: Sendable {
  public let runs: RunSet
  public let instants: [Instant]
  public let survey: any Survey

  public init(_ runs: RunSet, instants: [Instant], survey: any Survey = SerialSurvey()) {
    self.runs = runs
    self.instants = instants
    self.survey = survey
  }

  /// Each run by itself.
  var subjects: [Subject] {
    runs.members.enumerated().map { index, member in
      Subject(member.run, index: index, instants: instants, survey: survey)
    }
  }
}
