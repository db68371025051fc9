import Graphics
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Kinds that show all runs in one plot: their numbers by hand.
struct ComparisonKindTests {
  private func page(
    _ kind: String, _ set: RunSet, options: FigureOptions? = nil, file: String = "film.gif"
  ) throws -> Page {
    var spec = FigureSpec(kind: .named(kind), file: file)
    spec.poster = .first
    if let options { spec.options = options }
    return try spec.page(of: set)
  }

  // MARK: - Overlay

  /// Three seeds: at each epoch the least, the middle and the largest of their losses.
  @Test func seedsAreABandWithTheirMedian() throws {
    let losses = [[5.0, 9, 1], [7, 3, 2], [6, 4, 8]]
    let set = RunSet(
      try losses.enumerated().map { index, losses in
        try WrittenRuns.member([WrittenRuns.rate(1), WrittenRuns.seed(index)], losses: losses)
      } + [WrittenRuns.member([WrittenRuns.rate(2), WrittenRuns.seed(0)], losses: [3, 2, 1])])
    let plot = try page("overlay", set).content.plots[0]
    let bands = plot.geoms.compactMap { $0 as? Band }
    #expect(bands.count == 1)
    #expect(
      bands[0].slices == [
        Band.Slice(x: 0, low: 5, high: 7), Band.Slice(x: 1, low: 3, high: 9),
        Band.Slice(x: 2, low: 1, high: 8),
      ])
    let curves = plot.geoms.compactMap { $0 as? Curve }
    #expect(
      curves.map(\.points) == [
        [Point(0, 6), Point(1, 4), Point(2, 2)], [Point(0, 3), Point(1, 2), Point(2, 1)],
      ])
    #expect(plot.guides.map(\.label) == ["rate 1.0", "rate 2.0"])
    #expect(zip(plot.guides, curves).allSatisfy { $0.key == .line($1.pen) })
  }

  @Test func anEvenNumberHasTheMeanOfTheTwoInTheMiddle() {
    #expect(GroupCourse.median([1, 2, 8, 9]) == 5)
    #expect(GroupCourse.median([1, 2, 9]) == 2)
  }

  /// Where a seed has no value there is no band, and one that diverged is a line of its own with a mark at its end.
  @Test func bandsAreOfCommonTimes() {
    let course = GroupCourse([
      ([Point(0, 1), Point(1, 2), Point(2, 3)], false), ([Point(0, 3), Point(2, 7)], false),
      ([Point(0, 5), Point(1, 50)], true),
    ])
    #expect(course.line == [Point(0, 2), Point(2, 5)])
    #expect(course.band == [.init(x: 0, low: 1, high: 3), .init(x: 2, low: 3, high: 7)])
    #expect(course.others == [[Point(0, 5), Point(1, 50)]])
    #expect(course.ends == [Point(1, 50)])
  }

  /// The longest run's epoch is the film's: at its second moment, epoch 2, the curves have come as far as that.
  @Test func curvesRevealThemselvesInStep() throws {
    let set = RunSet([
      RunSet.Member(try WrittenRuns.run("long", epochs: [0, 2, 4], losses: [3, 2, 1])),
      RunSet.Member(try WrittenRuns.run("dense", epochs: [0, 1, 2, 3], losses: [4, 3, 2, 1])),
    ])
    let page = try page("overlay", set)
    let curves = page.content.plots[0].geoms.compactMap { $0 as? Curve }
    let counts = page.frames.map { frame in curves.map { $0.reached?(frame) } }
    #expect(counts == [[1, 1], [2, 3], [3, 4]])
    #expect(page.readings.map { $0.text(page.frames[1]) } == ["2"])
  }

  /// What grows beyond ten times the largest first value leaves the plot once, and its run is marked.
  @Test func aRunThatDivergesDoesNotFlattenTheOthers() throws {
    let set = RunSet([
      try WrittenRuns.member([WrittenRuns.rate(1)], losses: [2, 1, 0.5]),
      try WrittenRuns.member([WrittenRuns.rate(9)], losses: [2, 1e6, 1e9], hasDiverged: true),
    ])
    let page = try page("overlay", set)
    let domain = try #require(page.scales["training loss"]?.domain)
    #expect(domain.upperBound < 40)
    let plot = page.content.plots[0]
    let marks = plot.geoms.compactMap { $0 as? EndMark }
    #expect(marks.map(\.point) == [Point(1, 20)])
    #expect(marks.map { mark in page.frames.map(mark.isReached) } == [[false, true, true]])
    #expect(plot.guides.map(\.label) == ["rate 1.0", "rate 9.0", "diverged"])
  }

  /// By the second, the epochs at half a second each.
  @Test func curvesAreOverTheClock() throws {
    let run = try WrittenRuns.run("run", epochs: [0, 2, 4], losses: [3, 2, 1])
    for (clock, unit, label) in [
      (RunClock.step, 10.0, "step"), (.samples, 3, "samples seen"), (.time, 0.5, "seconds"),
    ] {
      let page = try page("overlay", RunSet([RunSet.Member(run)], by: clock))
      let curve = try #require(page.content.plots[0].geoms[0] as? Curve)
      #expect(curve.points == [Point(0, 3), Point(2 * unit, 2), Point(4 * unit, 1)])
      #expect(page.scales["epoch"]?.label == label)
    }
  }

  @Test func aMeasureThatARunDoesNotHaveIsNamed() throws {
    let set = RunSet([try WrittenRuns.member([WrittenRuns.rate(1)], losses: [1])])
    let options = FigureOptions(
      Overlay.Options(measure: MeasureOptions(metric: .accuracy, part: nil)))
    let error = ComparisonError.noMetric(run: "rate 1.0", "accuracy", among: ["loss"])
    #expect(throws: error) { try page("overlay", set, options: options) }
  }

  /// Losses from 1 to 2 are not steep, and from 0.01 to 100 they are.
  @Test(arguments: [[1.0, 2], [0.01, 100]]) func overlaysHaveTheirAxis(losses: [Double]) throws {
    let set = RunSet([try WrittenRuns.member([WrittenRuns.rate(1)], losses: losses)])
    func kind(_ axis: LearningCurves.AxisScale) throws -> ScaleSpec.Kind {
      let options = FigureOptions(Overlay.Options(axis: axis))
      return try page("overlay", set, options: options).content.plots[0].scales[1].kind
    }
    #expect(try kind(.linear) == .linear)
    #expect(try kind(.log) == .log)
    #expect(try kind(.automatic) == .automatic)
  }

  @Test func linesOfManyRunsStayApart() {
    let pens = (0..<32).map(Overlay.pen)
    #expect(Set(pens).count == 32)
    #expect(pens.prefix(8).allSatisfy { $0.dash.isEmpty })
  }

  // MARK: - Summary

  private static func seeds() throws -> RunSet {
    let finals = [(0.2, [0.5, 0.97]), (0.4, [0.96, 0.9]), (0.9, [0.1, 0.2])]
    return RunSet(
      try finals.enumerated().map { index, run in
        try WrittenRuns.member(
          [WrittenRuns.rate(1), WrittenRuns.seed(index)], losses: [0.1, run.0],
          accuracies: run.1, seconds: Double(index + 1))
      } + [
        WrittenRuns.member(
          [WrittenRuns.rate(2), WrittenRuns.seed(0)], losses: [0.3, 0.45], accuracies: [0.99, 1],
          seconds: 9)
      ])
  }

  /// 0.2, 0.4 and 0.9: the mean is 0.5, the deviation √((0.09 + 0.01 + 0.16) / 2) = 0.3606. 95 % are there at epoch 1, at
  /// epoch 0 and never.
  @Test func aSummaryHasMeansAndDeviations() throws {
    let table = try SummaryTable(Self.seeds(), MeasureOptions())
    #expect(
      table.columns.map(\.title) == [
        "rate", "seeds", "final training loss", "best training loss", "at epoch",
        "epochs to 95 % training accuracy", "parameters", "seconds",
      ])
    #expect(
      table.rows[0].map(\.text) == [
        "1.0", "3", "0.5000 ± 0.3606", "0.1000 ± 0.0000", "0 ± 0", "1 ± 1 (2 of 3)", "9",
        "2.00 ± 1.00",
      ])
    #expect(
      table.rows[1].map(\.text) == ["2.0", "1", "0.4500", "0.3000", "0", "0", "9", "9.00"])
    #expect(abs((table.rows[0][2].deviation ?? 0) - 0.13.squareRoot()) < 1e-12)
    // The loss of the second, the best loss and the time of the first; only the second always gets to 95 %.
    #expect(table.rows[0].map(\.isBest) == [false, false, false, true, false, false, false, true])
    #expect(table.rows[1].map(\.isBest) == [false, false, true, false, false, true, false, false])
  }

  /// For a share more is better.
  @Test func accuraciesAreInPercent() throws {
    let table = try SummaryTable(Self.seeds(), MeasureOptions(metric: .accuracy))
    #expect(table.rows.map { $0[2].text } == ["69.0 ± 42.6 %", "100.0 %"])
    #expect(table.rows.map { $0[2].isBest } == [false, true])
    #expect(table.rows.map { $0[4].text } == ["1 ± 1", "1"])
  }

  /// Means over the epochs' batches of 2 and 1, and a recorded end at 0.75, which is below both: no final loss is better than the
  /// best.
  @Test func theBestIsNoWorseThanTheFinal() throws {
    let run = try WrittenRuns.run("run", epochs: [0, 2], losses: [3, 0.75], epochMeans: [2, 1])
    let table = try SummaryTable(RunSet([RunSet.Member(run)]), MeasureOptions())
    #expect(table.rows[0].prefix(4).map(\.text) == ["run", "0.7500", "0.7500", "2"])
  }

  /// At epoch 1 the accuracy is 95 % and not above it.
  @Test func ninetyFivePercentAreEnough() throws {
    let set = RunSet([
      try WrittenRuns.member(
        [WrittenRuns.rate(1)], losses: [3, 2, 1], accuracies: [0.5, 0.95, 1])
    ])
    let table = try SummaryTable(set, MeasureOptions())
    let column = try #require(
      table.columns.firstIndex { $0.title == "epochs to 95 % training accuracy" })
    #expect(table.rows[0][column].text == "1")
  }

  @Test func runsThatDivergedDoNotCount() throws {
    var set = try Self.seeds()
    set.members[2].hasDiverged = true
    set.members[3].hasDiverged = true
    let table = try SummaryTable(set, MeasureOptions())
    #expect(table.rows.map { $0[2].text } == ["0.3000 ± 0.1414, 1 diverged", "diverged"])
    #expect(!table.rows.contains { $0[2].isBest })
  }

  // MARK: - Heat map

  /// Rates 0.1, 1 and 10 along x and 2 and 4 units along y, two seeds in one cell, one cell without a run.
  @Test func cellsAreWhereTheirValuesAre() throws {
    let runs: [(units: Int, rate: Double, seed: Int, loss: Double)] = [
      (4, 10, 1, 0.5), (4, 0.1, 1, 0.25), (2, 1, 1, 0.75), (2, 1, 2, 0.25), (2, 10, 1, 0.125),
      (2, 0.1, 1, 0.875),
    ]
    let set = RunSet(
      try runs.map { run in
        try WrittenRuns.member(
          [WrittenRuns.units(run.units), WrittenRuns.rate(run.rate), WrittenRuns.seed(run.seed)],
          losses: [1, run.loss])
      })
    let page = try page("heatMap", set)
    let plot = page.content.plots[0]
    #expect(plot.scales.map(\.kind) == [.band(["0.1", "1.0", "10.0"]), .band(["2", "4"])])
    #expect(plot.scales.map(\.label) == ["rate", "units"])
    let cells = try #require(plot.geoms[1] as? Cells)
    let last = try cells.cells(Frame(page.frames[1]))
    #expect(
      last.map { $0.map { $0.lines[0] } } == [
        ["0.8750", "0.5000", "0.1250"], ["0.2500", "NaN", "0.5000"],
      ])
    // From 0.125 to 1, which all had at first.
    let shares = last.map { $0.map { (max($0.share, 0) * 1000).rounded() / 1000 } }
    #expect(shares[0] == [0.857, 0.429, 0.001] && shares[1][0] == 0.143 && last[1][1].share.isNaN)
    #expect(cells.framed.map(\.row) == [0] && cells.framed.map(\.column) == [2])
    let hatching = try #require(plot.geoms[0] as? Hatching)
    #expect(hatching.cells.map(\.row) == [1] && hatching.cells.map(\.column) == [1])
    #expect(plot.colorBar?.domain == 0.125...1)
  }

  /// Of accuracies the largest is framed, of losses the least.
  @Test(arguments: [("accuracy", 1), ("loss", 0)])
  func theBestCellIsFramed(metric: String, column: Int) throws {
    let runs: [(units: Int, rate: Double, loss: Double, accuracy: Double)] = [
      (2, 0.1, 0.25, 0.75), (2, 1, 0.5, 0.875), (4, 0.1, 1, 0.5), (4, 1, 2, 0.625),
    ]
    let set = RunSet(
      try runs.map { run in
        try WrittenRuns.member(
          [WrittenRuns.units(run.units), WrittenRuns.rate(run.rate)], losses: [run.loss],
          accuracies: [run.accuracy])
      })
    var options = HeatMap.options
    options.measure.metric = try #require(ComparedMetric(rawValue: metric))
    let plot = try page("heatMap", set, options: FigureOptions(options)).content.plots[0]
    let cells = try #require(plot.geoms.compactMap { $0 as? Cells }.first)
    #expect(cells.framed.map(\.row) == [0] && cells.framed.map(\.column) == [column])
  }

  /// Three rates, two numbers of units and two of samples in a batch, the last of which is averaged: of the losses 1 and 0 and of
  /// 3 and 2, and each of them of two seeds at one cell.
  @Test func keysOfTheMostValuesAreTheAxes() throws {
    var members: [RunSet.Member] = []
    for batch in [8, 16] {
      for units in [2, 4] {
        for rate in [0.1, 1, 10] {
          members.append(
            try WrittenRuns.member(
              [
                RunSet.Setting("batch", "\(batch)", number: Double(batch)),
                WrittenRuns.units(units),
                WrittenRuns.rate(rate),
              ], losses: [Double(batch == 8 ? 1 : 0) + (units == 2 ? 0 : 2)]))
        }
      }
    }
    func plot(_ options: HeatMap.Options = HeatMap.options) throws -> (
      labels: [String?], subtitle: String, texts: [[String]]
    ) {
      let page = try page("heatMap", RunSet(members), options: FigureOptions(options))
      let plot = page.content.plots[0]
      let cells = try #require(plot.geoms[1] as? Cells)
      return (
        plot.scales.map(\.label), plot.subtitle.longest,
        try cells.cells(Frame(page.frames[0])).map { $0.map { $0.lines[0] } }
      )
    }
    // The rates have most values, and the batch comes before the units.
    var found = try plot()
    #expect(found.labels == ["rate", "batch"])
    #expect(found.subtitle == "The best is framed · means over units")
    #expect(found.texts[0] == ["2.000", "2.000", "2.000"])
    found = try plot(HeatMap.Options(y: "units"))
    #expect(found.labels == ["rate", "units"])
    #expect(found.subtitle == "The best is framed · means over batch")
    #expect(
      found.texts == [["0.5000", "0.5000", "0.5000"], ["2.500", "2.500", "2.500"]])
    found = try plot(HeatMap.Options(x: "units"))
    #expect(found.labels == ["units", "rate"])
    #expect(found.texts == [["0.5000", "2.500"], ["0.5000", "2.500"], ["0.5000", "2.500"]])
    found = try plot(HeatMap.Options(x: "units", y: "batch"))
    #expect(found.labels == ["units", "batch"])
    #expect(found.subtitle == "The best is framed · means over rate")
    // A second seed of one cell.
    members.append(
      try WrittenRuns.member(members[0].settings + [WrittenRuns.seed(2)], losses: [1]))
    members[0].settings.append(WrittenRuns.seed(1))
    #expect(try plot().subtitle == "The best is framed · means over units and seeds")
  }

  /// Of three keys two can be chosen, by a path, its end or a name.
  @Test func aHeatMapIsOfTwoKeys() throws {
    func set(_ count: Int) throws -> RunSet {
      RunSet(
        try (0..<2).map { index in
          let all = [
            WrittenRuns.units(index), WrittenRuns.rate(Double(index)),
            RunSet.Setting("batch", "\(index)", number: Double(index)),
          ]
          return try WrittenRuns.member(Array(all.prefix(count)), losses: [1])
        })
    }
    #expect(throws: FigureError.self) { try page("heatMap", set(1)) }
    let options = FigureOptions(HeatMap.Options(x: "units", y: "batch"))
    let plot = try page("heatMap", set(3), options: options).content.plots[0]
    #expect(plot.scales.map(\.label) == ["units", "batch"])
    let wrong = FigureOptions(HeatMap.Options(x: "unit", y: "batch"))
    #expect(throws: FigureError.self) { try page("heatMap", set(3), options: wrong) }
  }

  /// A hundredth is a third of the way from a thousandth to 1; 2 is half of it from 1 to 3.
  @Test func coloursAreByLogarithmsWhereValuesAreSteep() {
    let steep = ValueRamp([0.001, 0.01, 1], metric: .loss, title: "loss")
    #expect(steep.isLogarithmic && abs(steep.share(0.01) - 1 / 3.0) < 1e-12)
    let even = ValueRamp([1, 2, 3], metric: .loss, title: "loss")
    #expect(!even.isLogarithmic && even.share(2) == 0.5)
  }

  // MARK: - Parallel coordinates

  /// Rates 0.01, 0.1 and 1 stand evenly, as they are steep; losses 1, 2 and 3 evenly; the best lies above.
  @Test func linesGoThroughTheirValues() throws {
    let set = RunSet(
      try [(0.01, 3.0), (1.0, 1.0), (0.1, 2.0)].map { rate, loss in
        try WrittenRuns.member([WrittenRuns.rate(rate)], losses: [loss])
      })
    let page = try page("parallelCoordinates", set, file: "still.png")
    let geom = try #require(page.content.plots[0].geoms[0] as? ParallelAxes)
    #expect(geom.axes.map(\.name) == ["rate", "training loss"])
    let expected = [[0.0, 1], [0.5, 0.5], [1, 0]]
    for (line, fractions) in zip(geom.lines, expected) {
      #expect(zip(line.fractions, fractions).allSatisfy { abs($0 - $1) < 1e-9 })
      #expect(abs(line.share - fractions[1]) < 1e-9)
    }
    #expect(geom.axes[0].ticks.map(\.label) == ["0.01", "0.1", "1.0"])
  }

  /// The loss that a run has lost its way at is none: its line ends before the measure's axis and is below the others.
  @Test func aRunThatDivergedHasNoValue() throws {
    var members = try [(1.0, 1.0), (2, 3), (3, 2)].map { rate, loss in
      try WrittenRuns.member([WrittenRuns.rate(rate)], losses: [loss])
    }
    members[2].hasDiverged = true
    let page = try page("parallelCoordinates", RunSet(members), file: "still.png")
    let geom = try #require(page.content.plots[0].geoms[0] as? ParallelAxes)
    #expect(geom.lines[0].fractions[0] == 1 && geom.lines[0].fractions[1].isNaN)
    #expect(geom.lines[0].share.isNaN)
    #expect(geom.lines.dropFirst().map(\.fractions) == [[0.5, 1], [0, 0]])
  }

  /// None of them is a figure of one run.
  @Test func kindsOfSeveralRunsAreToldApart() {
    for kind in FigureKind.comparisons { #expect(kind.isComparison) }
    for kind in FigureKind.allCases { #expect(!kind.isComparison) }
    #expect(!FigureKind.comparable.contains(FigureKind(Dashboard.self)))
  }
}
