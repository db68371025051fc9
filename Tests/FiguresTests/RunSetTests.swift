import Graphics
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Several runs on one page: in step, over the same axes, named by what differs.
struct RunSetTests {
  private func page(_ kind: String, _ set: RunSet) throws -> Page {
    var spec = FigureSpec(kind: .named(kind), file: "film.gif")
    spec.poster = .first
    return try spec.page(of: set)
  }

  private static func pair(by clock: RunClock = .epoch, axes: AxisSharing = .shared) throws
    -> RunSet
  {
    RunSet(
      [
        RunSet.Member(
          try WrittenRuns.run("long", epochs: [0, 10, 20, 40], losses: [4, 3, 2, 1])),
        RunSet.Member(
          try WrittenRuns.run("short", epochs: [0, 5, 15, 20], losses: [9, 8, 7, 6], scale: 5)),
      ], by: clock, axes: axes)
  }

  /// At epoch 10 the short run's last moment that is not after it is its second, of epoch 5; after 20 it has ended.
  @Test func panelsAreInStep() throws {
    let instants = try Self.pair().instants()
    #expect(instants.map(\.moments) == [[0, 0], [1, 1], [2, 3], [3, 3]])
    #expect(instants.map(\.turn) == [0, 1 / 3.0, 2 / 3.0, 1])
  }

  /// Ten updates and half a second an epoch, three samples: all clocks say the same of runs that are alike.
  @Test(arguments: RunClock.allCases) func clocksSayWhenMomentsAre(clock: RunClock) throws {
    let times = try Self.pair(by: clock).times()
    let unit: Double =
      switch clock {
      case .epoch: 1
      case .step: 10
      case .samples: 3
      case .time: 0.5
      }
    #expect(times == [[0, 10, 20, 40].map { $0 * unit }, [0, 5, 15, 20].map { $0 * unit }])
  }

  /// A run that begins after the film's first moment shows its own first one.
  @Test func aRunThatBeginsLaterShowsItsFirst() {
    #expect(RunSet.last([3, 4, 5], notAfter: 1) == 0)
    #expect(RunSet.last([3, 4, 5], notAfter: 4) == 1)
    #expect(RunSet.last([3, 4, 5], notAfter: 4.9) == 1)
    #expect(RunSet.last([3, 4, 5], notAfter: 9) == 2)
    // A share of an epoch that ends in rounding.
    #expect(RunSet.last([0, 0.1 + 0.2], notAfter: 0.3) == 1)
  }

  /// Epochs to 40 and losses from 1 to 9, whichever run comes first.
  @Test func axesHoldTheValuesOfAllRuns() throws {
    var set = try Self.pair()
    for _ in 0..<2 {
      let page = try page("learningCurves", set)
      let scales = page.scales
      #expect(scales["epoch"]?.domain == 0...40)
      let loss = try #require(scales["loss"]?.domain)
      #expect(loss.lowerBound < 1 && loss.upperBound > 9)
      #expect(page.content.plots.map(\.panelTitle) == set.members.map { Optional($0.label) })
      set.members.reverse()
    }
  }

  /// At the film's second moment the long run is at epoch 10 with a loss of 3, the short one at epoch 5 with 8; at the third both are
  /// at epoch 20, which is the short one's fourth.
  @Test(arguments: [
    (1, ["epoch 10 · loss 3", "epoch 5 · loss 8"]),
    (2, ["epoch 20 · loss 2", "epoch 20 · loss 6"]),
  ]) func everyPanelHasTheNumbersOfItsRun(frame: Int, expected: [String]) throws {
    let page = try page("decisionBoundary", Self.pair())
    let texts = try page.content.plots.map { plot in
      guard case .moving(_, let text)? = plot.panelSubtitles.first else { return "" }
      return try text(Frame(page.frames[frame]))
    }
    #expect(texts.count == 2)
    #expect(zip(texts, expected).allSatisfy { $0.hasPrefix($1) })
  }

  /// Samples within 0...1 and 0...5: an axis each, of as much as its own samples need.
  @Test func axesMayBeOwn() throws {
    let scales = try page("decisionBoundary", Self.pair(axes: .own)).scales
    let domains = scales.filter { $0.key.name.hasPrefix("plane.x") }.map(\.value.domain)
    #expect(Set(domains) == [-0.125...1.125, -0.625...5.625])
    let shared = try page("decisionBoundary", Self.pair()).scales
    #expect(
      shared.filter { $0.key.name.hasPrefix("plane.x") }.map(\.value.domain) == [-0.625...5.625])
  }

  /// Runs of two data sets with the same columns share axes only where that is asked for; other seeds and noise are no other
  /// data set.
  @Test func runsOfOtherDataAreNotPutOnOneAxis() throws {
    var set = try Self.pair()
    set.axes = nil
    set.members[0].dataset = "moons"
    set.members[1].dataset = "moons"
    _ = try page("decisionBoundary", set)
    set.members[1].dataset = "circles"
    let error = try #require(throws: ComparisonError.self) { try page("decisionBoundary", set) }
    #expect(
      "\(error)"
        == "the runs \"long\" and \"short\" are of different data (moons and circles) and cannot share axes; \"axes\": \"own\" gives each run its own"
    )
    for axes in AxisSharing.allCases {
      set.axes = axes
      _ = try page("decisionBoundary", set)
    }
    set.axes = nil
    set.members[1].dataset = nil
    _ = try page("decisionBoundary", set)
    // Curves of losses alone are of no data.
    set.members[1].dataset = "circles"
    _ = try page("overlay", set)
  }

  /// Under each title the run's own epoch and loss: those of the moment that it shows.
  @Test func panelsSayWhereTheirRunsAre() throws {
    let film = try FigureSpec(kind: .named("learningCurves"), file: "film.gif").film(
      page("learningCurves", Self.pair()), text: AverageLetters())
    let texts = try film.marks(1).texts.map(\.string)
    #expect(texts.contains("epoch 10 · loss 3.000"))
    #expect(texts.contains("epoch 5 · loss 8.000"))
    #expect(try film.marks(3).texts.map(\.string).contains("epoch 20 · loss 6.000"))
    #expect(
      film.backdrop.marks.texts.map(\.string).filter { ["long", "short"].contains($0) }.count == 2)
  }

  /// Of two panels beside each other the left one has the ordinate's numbers, and both have the abscissa's.
  @Test func sharedAxesAreShownOnce() throws {
    func names(_ axes: AxisSharing) throws -> (x: Int, y: Int) {
      var spec = FigureSpec(kind: .named("decisionBoundary"), file: "film.gif")
      spec.size = Size(width: 1000, height: 400)
      let film = try spec.film(
        page("decisionBoundary", Self.pair(axes: axes)), text: AverageLetters())
      let texts = film.backdrop.marks.texts.map(\.string)
      return (texts.count { $0 == "a" }, texts.count { $0 == "b" })
    }
    #expect(try names(.shared) == (2, 1))
    #expect(try names(.own) == (2, 2))
  }

  /// Two panels are beside each other where the picture is wide, and one above the other where it is not.
  @Test func panelsAreInAsManyColumnsAsMakeThemLargest() throws {
    func panels(_ width: Int, _ height: Int) throws -> [Rect] {
      var spec = FigureSpec(kind: .named("decisionBoundary"), file: "film.gif")
      spec.size = Size(width: width, height: height)
      return try spec.film(
        page("decisionBoundary", Self.pair()), text: AverageLetters()
      ).panels
    }
    let (wide, tall) = (try panels(1200, 400), try panels(500, 900))
    #expect(wide[0].top == wide[1].top && wide[0].right < wide[1].left)
    #expect(tall[0].left == tall[1].left && tall[0].bottom < tall[1].top)
  }

  /// A set of one run is that run.
  @Test func aSingleRunIsNoComparison() throws {
    let run = try WrittenRuns.run("alone", epochs: [0, 1], losses: [2, 1])
    let (page, alone) = (
      try page("learningCurves", RunSet(run)), try FigureSpec.page("learningCurves", of: run)
    )
    #expect(page.content.plots[0].panelTitle == nil)
    #expect(page.readings.map(\.name) == alone.readings.map(\.name))
  }

  /// A picture of the best moments has each run at its own.
  @Test func picturesShowEachRunsOwnBest() throws {
    let set = RunSet([
      RunSet.Member(try WrittenRuns.run("early", epochs: [0, 1, 2], losses: [3, 1, 2])),
      RunSet.Member(try WrittenRuns.run("late", epochs: [0, 1, 2], losses: [3, 2, 1])),
    ])
    var spec = FigureSpec(kind: .named("learningCurves"), file: "still.png")
    spec.moment = .best
    #expect(try spec.page(of: set).frames.map(\.moments) == [[1, 2]])
  }

  /// Of twenty runs with the losses 20, 19, … 1 sixteen are shown, the least and the largest among them.
  @Test func ofManyRunsSomeAreChosen() throws {
    let members = try (0..<20).map { index in
      RunSet.Member(
        try WrittenRuns.run("run \(index)", epochs: [0], losses: [Double(20 - index)]),
        hasDiverged: index == 19)
    }
    let shown = RunSet(members, common: "moons").fitting()
    #expect(shown.members.count == 16)
    #expect(shown.members.first?.label == "run 18")
    // It diverged, whatever its last loss was.
    #expect(shown.members.last?.label == "run 19")
    #expect(
      shown.common == "16 of 20 runs, from the least to the largest final training loss · moons")
    #expect(RunSet(Array(members.prefix(16))).fitting().common == "")
  }

  @Test func runsOfDifferentDataCannotShareAxes() throws {
    var set = RunSet([
      RunSet.Member(try WrittenRuns.run("one", epochs: [0], losses: [1])),
      RunSet.Member(try WrittenRuns.run("two", epochs: [0], losses: [1], features: ["a", "c"])),
    ])
    let error = ComparisonError.differentData("one", "two", what: "columns a, b and a, c")
    #expect(throws: error) { try page("learningCurves", set) }
    #expect("\(error)".contains("\"one\" and \"two\"") && "\(error)".contains("\"axes\": \"own\""))
    set.axes = .own
    #expect(try page("learningCurves", set).content.plots.count == 2)
  }

  @Test func runsThatDoNotSayTheirTimesAreNotInStepByThem() throws {
    let run = try WrittenRuns.run("foreign", epochs: [0, 1], losses: [2, 1], hasSteps: false)
    let member = RunSet.Member(run)
    for clock in [RunClock.step, .time] {
      #expect(throws: ComparisonError.noTimes(run: "foreign", clock)) {
        try page("learningCurves", RunSet([member, member], by: clock))
      }
    }
    #expect(try page("learningCurves", RunSet([member, member], by: .samples)).frames.count == 2)
  }

  /// The whole film of one run is none of several, and a dashboard has no panel for each.
  @Test func aDashboardIsOfOneRun() throws {
    #expect(throws: FigureError.self) { try page("dashboard", Self.pair()) }
  }

  /// Values alone where two keys differ, with the seed where only that tells runs apart.
  @Test func picturesNameRunsByTheirValues() throws {
    func member(_ settings: [RunSet.Setting]) throws -> RunSet.Member {
      try WrittenRuns.member(settings, losses: [1])
    }
    let (a, b) = (WrittenRuns.rate(0.1), WrittenRuns.rate(0.2))
    #expect(try RunSet([member([a]), member([b])]).titles == ["rate 0.1", "rate 0.2"])
    let seeds = [WrittenRuns.seed(1), WrittenRuns.seed(2)]
    let set = RunSet(
      try [
        member([a, WrittenRuns.units(3), seeds[0]]), member([a, WrittenRuns.units(3), seeds[1]]),
        member([b, WrittenRuns.units(4), seeds[0]]),
      ])
    #expect(set.titles == ["0.1, 3, seed 1", "0.1, 3, seed 2", "0.2, 4"])
    #expect(set.groups.map(\.label) == ["0.1, 3", "0.2, 4"])
    #expect(set.groups.map(\.indices) == [[0, 1], [2]])
    #expect(
      try RunSet([member([seeds[0]]), member([seeds[1]])]).groups.map(\.label) == ["2 seeds"])
  }

  /// A momentum that all runs with one share follows from the kind of optimiser.
  @Test func keysThatFollowFromOthersAreNotSwept() throws {
    let momentum = RunSet.Setting("momentum", "0.9", number: 0.9)
    let set = RunSet(
      try [
        [WrittenRuns.rate(1), momentum], [WrittenRuns.rate(2), momentum], [WrittenRuns.rate(3)],
      ]
      .map { try WrittenRuns.member($0, losses: [1]) })
    #expect(set.sweptKeys.map(\.keyPath) == ["training.rate"])
  }
}
