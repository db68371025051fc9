import Graphics
import Testing

@testable import Report

struct ReportPageTests {
  @Test(arguments: [1, 2, 6, 20, 30]) func pagesAreWellFormed(_ count: Int) throws {
    var page = Samples.page(runs: count)
    page.description = "What & why"
    page.problems = ["broken: no such folder"]
    page.runs[0].films = [try Samples.film("disc.gif", frames: 5)]
    let document = HTMLDocument(page.html)
    #expect(document.problems.isEmpty, "\(document.problems.prefix(5))")
    #expect(document.all("html").first?.attributes["lang"] == "en")
    #expect(document.all("h1").map(\.text) == ["\(count) runs"])
    #expect(document.all("title").first?.text == "\(count) runs")
    #expect(document.elements.contains { $0.name == "li" && $0.text == "broken: no such folder" })
    // Everything that is seen has words, and tables have heads.
    #expect(document.all("img").allSatisfy { $0.attributes["alt"]?.isEmpty == false })
    let pictures = document.all("svg").filter { $0.attributes["role"] == "img" }
    #expect(pictures.count == (count == 1 ? 2 : 4))
    #expect(pictures.allSatisfy { $0.attributes["aria-labelledby"] != nil })
    #expect(document.all("desc").allSatisfy { !$0.text.isEmpty })
    #expect(document.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
    for (index, table) in document.elements.enumerated() where table.name == "table" {
      #expect(document.all("caption", in: index).count == 1)
      let rows = document.all("tr", in: index).map { row in
        document.all("th", in: row).count + document.all("td", in: row).count
      }
      #expect(Set(rows).count == 1, "\(rows)")
    }
    // It loads nothing.
    for element in document.elements {
      for key in ["src", "srcset", "href"] {
        #expect(element.attributes[key]?.hasPrefix("data:") ?? true)
      }
    }
    #expect(!document.all("style")[0].text.contains("url("))
    #expect(!document.all("style")[0].text.contains("@import"))
  }

  @Test func tablesSayWhatRunsAre() throws {
    let metrics = [Samples.metrics[0], Samples.metrics[3]]
    func run(_ name: String, _ losses: [Double], _ accuracies: [Double]) -> ReportRun {
      ReportRun(
        name: name, moments: [0, 10, 20], values: [losses, accuracies],
        curves: [losses, accuracies].map { zip([0, 10, 20], $0).map { Point($0, $1) } })
    }
    let page = ReportPage(
      title: "t", metrics: metrics,
      runs: [
        run("a", [0.7, 0.1, 0.2], [0.5, 0.75, 1]),
        run("b", [0.7, 0.25, 0.25], [0.5, 0.75, 0.875]),
      ], settings: [ReportSetting(keyPath: "k.seed", name: "seed", values: ["1", nil])])
    let document = HTMLDocument(page.html)
    let table = try #require(
      document.elements.firstIndex { $0.attributes["class"] == "runs sortable" })
    let rows = document.all("tr", in: table).map { row in
      document.elements.indices.filter {
        document.elements[$0].parent == row && ["th", "td"].contains(document.elements[$0].name)
      }.map { document.elements[$0].text }
    }
    #expect(
      rows == [
        [
          "Run", "seed", "Epochs", "Training loss", "Test accuracy", "Best training loss",
          "at epoch",
        ],
        ["a", "1", "20", "0.2000", "100.0 %", "0.1000", "10"],
        ["b", "–", "20", "0.2500", "87.5 %", "0.2500", "10"],
      ])
    #expect(document.all("td", class: "best").map(\.text) == ["0.2000", "100.0 %", "0.1000"])
  }

  /// The values stand in the columns of their runs.
  @Test func differencesAreInTheOrderOfTheRuns() throws {
    let page = ReportPage(
      title: "t", metrics: [],
      runs: ["a", "b", "c"].map { ReportRun(name: $0, moments: [0], values: [], curves: []) },
      settings: [ReportSetting(keyPath: "training.rate", name: "rate", values: ["1", nil, "3"])])
    let document = HTMLDocument(page.html)
    let region = try #require(
      document.elements.firstIndex { $0.attributes["aria-label"] == "Table of differences" })
    let rows = document.all("tr", in: region).map { row in
      document.elements.indices.filter { document.elements[$0].parent == row }
        .map { document.elements[$0].text }
    }
    #expect(rows == [["Key", "a", "b", "c"], ["training.rate", "1", "–", "3"]])
  }

  /// Losses 0.2, 0.4 and 0.9 of three seeds: their mean is 0.5, their deviation √((0.09 + 0.01 + 0.16) / 2) = 0.3606. Of the second
  /// rate one of two runs diverged.
  @Test func seedsAreATableOfMeans() throws {
    let metric = ReportMetric(
      measure: "loss", part: "training", title: "Training loss", isLessBetter: true)
    func page(_ values: [(rate: String, seed: String, loss: Double, hasDiverged: Bool)])
      -> ReportPage
    {
      ReportPage(
        title: "seeds", metrics: [metric],
        runs: values.enumerated().map { index, run in
          ReportRun(
            name: "r\(index)", hasDiverged: run.hasDiverged, moments: [0, 10],
            values: [[1, run.loss]], curves: [[]])
        },
        settings: [
          ReportSetting(keyPath: "rate", name: "rate", values: values.map(\.rate)),
          ReportSetting(keyPath: "seed", name: "seed", values: values.map(\.seed), isSeed: true),
        ])
    }
    let seeds = [
      ("0.1", "1", 0.2, false), ("0.1", "2", 0.4, false), ("1", "1", 0.45, false),
      ("0.1", "3", 0.9, false), ("10", "1", 0.75, false), ("10", "2", 9e9, true),
    ]
    let document = HTMLDocument(page(seeds).html)
    #expect(document.problems.isEmpty)
    let tables = document.all("table")
    let first = try #require(tables.first)
    let cells = document.elements.indices.filter {
      ["th", "td"].contains(document.elements[$0].name)
    }.map { document.elements[$0].text }
    #expect(document.all("caption")[0].text.hasPrefix("The last recorded values: mean ± sample"))
    #expect(
      Array(cells.prefix(16)) == [
        "rate", "Seeds", "Training loss", "Best training loss", "0.1", "3", "0.5000 ± 0.3606",
        "0.5000 ± 0.3606", "1", "1", "0.4500", "0.4500", "10", "2", "0.7500, 1 diverged",
        "0.7500, 1 diverged",
      ])
    #expect(first.name == "table" && tables.count > 1)
    #expect(document.all("td", class: "best").first?.text == "0.4500")
    // Where each setting has one seed there is nothing to average.
    let single = HTMLDocument(page([seeds[0], seeds[2]]).html)
    #expect(!single.all("h2").map(\.text).contains("Means over seeds"))
  }

  /// What shows all runs comes first, once, and is no run's.
  @Test func comparisonsComeFirst() throws {
    var page = Samples.page(runs: 3)
    var film = try Samples.film("landscape.gif")
    film.moments = [0, 5]
    page.films = [film]
    page.comparisonNotes = ["Smaller <here>."]
    page.runs[0].films = [try Samples.film("own.gif")]
    let html = String(decoding: page.html, as: UTF8.self)
    let document = HTMLDocument(page.html)
    #expect(document.problems.isEmpty)
    #expect(
      document.all("h2").map(\.text).prefix(3) == ["Comparison", "Runs", "Films"])
    #expect(html.contains("<figure data-moments=\"0 5\">"))
    #expect(document.all("img").count == 2 && html.contains("Smaller &lt;here&gt;."))
  }

  /// Whatever names are, they are text.
  @Test func namesAreEscaped() throws {
    var page = Samples.page(runs: 1)
    page.runs = try Samples.nastyNames.enumerated().map { index, name in
      var film = try Samples.film(name, frames: 2)
      film = ReportFilm(
        name: name, altText: name, mediaType: film.mediaType, bytes: film.bytes)
      var run = Samples.run(index, name: name, films: [film])
      run.label = name
      run.note = name
      return run
    }
    page.title = Samples.nastyNames[0] + Samples.nastyNames[5]
    page.description = Samples.nastyNames[1]
    page.generator = "netlapse \"><script>"
    page.problems = Samples.nastyNames
    page.config = Samples.nastyNames[5]
    page.settings = Samples.nastyNames.map { name in
      ReportSetting(keyPath: name, name: name, values: Samples.nastyNames)
    }
    let document = HTMLDocument(page.html)
    #expect(document.problems.isEmpty, "\(document.problems.prefix(5))")
    #expect(document.all("script").count == 1)
    #expect(document.all("img").count == Samples.nastyNames.count)
    #expect(document.all("h1").map(\.text) == [page.title])
    let names = document.all("span", class: "name").map(\.text)
    #expect(names.contains("<script>alert(1)</script>") && names.contains("a & b &amp; 'c'"))
    #expect(names.contains("tab\\tnewline\\nescape\\u001b[31m"))
    #expect(names.contains("right\\u202eto left\\u2066"))
    #expect(names.contains("日本語 ελληνικά 😀"))
    #expect(document.all("pre").map(\.text) == [Samples.nastyNames[5]])
  }

  @Test func sameRunsGiveSameBytes() throws {
    let pages = try (0..<2).map { _ in
      var page = Samples.page(runs: 9)
      page.runs[3].films = [try Samples.film("disc.gif", frames: 5)]
      return page.html
    }
    #expect(pages[0] == pages[1])
  }

  /// Noise is what costs most: none of it can be thinned without being seen.
  @Test func sizesHaveBudgets() {
    #expect(Samples.page(runs: 6).html.count <= 80_000)
    #expect(Samples.page(runs: 20).html.count <= 100_000)
    #expect(Samples.page(runs: 500).html.count <= 2_000_000)
  }

  @Test func aFilmIsEmbeddedOnce() throws {
    var page = Samples.page(runs: 1)
    let without = page.html.count
    page.runs[0].films = try (0..<4).map { try Samples.film("disc-\($0).gif") }
    let films = page.runs[0].films.map(\.bytes.count).reduce(0, +)
    let stills = page.runs[0].films.compactMap { GIFStill.first(of: $0.bytes)?.count }.reduce(0, +)
    // The decoder comes with films.
    #expect(page.html.count - without < (films + stills) * 4 / 3 + 12_000)
  }

  @Test func reportsAreKnown() {
    #expect(ReportPage.isReport(Samples.page(runs: 2).html))
    #expect(
      !ReportPage.isReport(Array("<!doctype html>\n<html lang=\"en\"><head></head></html>".utf8)))
    #expect(!ReportPage.isReport(Array("<meta name=\"generator\" content=\"netlapse\">".utf8)))
    #expect(!ReportPage.isReport([]))
  }

  @Test func numbersThatAreNone() {
    var page = Samples.page(runs: 3)
    page.runs[0] = ReportRun(name: "empty", moments: [0], values: [], curves: [])
    page.runs[1] = ReportRun(
      name: "wild", note: "diverged in epoch 2", moments: [0, 1, 2],
      values: [[.nan, .infinity, 1e300], [.nan, .nan, .nan], [], []],
      curves: [[Point(0, .nan), Point(1, .infinity), Point(2, 1e300)], [], [], []])
    page.runs[2] = ReportRun(
      name: "other", moments: [0, 0.5],
      values: [[-1e300, -1.7e308], [0, 0], [], []],
      curves: [[Point(0, -1e300), Point(0.5, 1.7e308)], [], [], []])
    let document = HTMLDocument(page.html)
    #expect(document.problems.isEmpty, "\(document.problems.prefix(5))")
    #expect(document.all("td", class: "text").map(\.text).contains("diverged in epoch 2"))
    page.runs = []
    #expect(HTMLDocument(page.html).problems.isEmpty)
  }

  /// Of more runs than have columns of their own, the values of a setting are counted, and of many numbers it is the range.
  @Test func valuesOfSettings() {
    var page = Samples.page(runs: 20)
    let kinds = (0..<20).map { $0 % 4 == 0 ? "adam" : "sgd" }
    page.settings = [
      ReportSetting(keyPath: "optimizer", name: "optimizer", values: kinds),
      ReportSetting(keyPath: "rate", name: "rate", values: (0..<20).map { "\(21 - $0)" }),
    ]
    let document = HTMLDocument(page.html)
    #expect(
      document.all("td", class: "long").map(\.text) == [
        "adam (5), sgd (15)", "20 values from 2 to 21",
      ])
  }

  @Test func bytesAndNumbersAreWritten() {
    // The examples of RFC 4648.
    let examples = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]
    for (text, code) in examples {
      var html = HTMLWriter()
      html.add(base64: Array(text.utf8))
      #expect(String(decoding: html.bytes, as: UTF8.self) == code)
    }
    #expect(ReportNumbers.thinned(Array(0...9), most: 4) == [0, 3, 6, 9])
    #expect(ReportNumbers.thinned([1, 2], most: 4) == [1, 2])
    #expect(ReportNumbers.list([0, 0.25, 500]) == "0 0.25 500")
  }
}
