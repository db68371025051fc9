import Foundation
import Testing

extension ConfigEffect {
  /// 40 rows of two numbers, a text, and labels of two and of three classes.
  private struct Row {
    let index: Int
    var number: Double { Double(index) / 4 }
    var other: Double { Double(index * index % 17) }
    var text: String {
      "\(number),\(Int(other)),\(index % 4 == 0 ? "u" : "v"),\(index % 2 == 0 ? "p" : "q"),k\(index % 3)"
    }
  }

  private static let rows: [Row] = (0..<40).map { Row(index: $0) }

  /// The tables that configs may name.
  static let files: [(name: String, text: String)] = [
    ("table.csv", table(rows)),
    ("half.csv", table(rows.prefix(20))),
    ("test.csv", table(rows.suffix(10))),
    ("pipe.csv", table(rows, delimiter: "|")),
    (
      "comma.csv", table(rows, delimiter: ";").replacingOccurrences(of: ".", with: ",")
    ),
    ("gaps.csv", table(rows) + "NA,3,u,p,k0\n2,?,v,q,k1\n,1,u,p,k2\n"),
    (
      "pixels.csv",
      (0..<40).map { row in
        (0..<32).map { "\((row * 37 + $0 * $0 * 13) % 29 - 14)," }.joined() + "\(row % 2)\n"
      }.joined()
    ),
    ("numbers.csv", rows.map { "\($0.number),\(Int($0.other)),\(1 - $0.index % 2)\n" }.joined()),
  ]

  private static func table(_ rows: some Sequence<Row>, delimiter: String = ",") -> String {
    let lines: [String] = ["number,other,text,two,three"] + rows.map(\.text)
    return lines.map { $0.replacingOccurrences(of: ",", with: delimiter) + "\n" }.joined()
  }

  private static let source =
    #"dataset={"kind":"csv","file":"table.csv","label":"two","columns":["number","other"]}"#

  private static func features(_ run: RunFiles) throws -> String? {
    try run.data().metadata["features"]
  }

  private static func total(_ run: RunFiles) throws -> Int {
    try run.count("train") + run.count("test")
  }

  static let tables: [ConfigEffect] = [
    ConfigEffect("dataset.file", [source], ["dataset.file=half.csv"]) { base, changed in
      try expect(total(base) == 40 && total(changed) == 20)
    },
    ConfigEffect("dataset.testFile", [source], ["dataset.testFile=test.csv"]) { base, changed in
      try expect(base.count("test") == 8)
      try expect(changed.count("train") == 40 && changed.count("test") == 10)
      let numbers = try changed.column("coordinates.test")
      #expect(stride(from: 0, to: 20, by: 2).map { numbers[$0] } == rows.suffix(10).map(\.number))
    },
    ConfigEffect("dataset.label", [source], ["dataset.label=three", #"network={"layers":[3,3]}"#]) {
      base, changed in
      try expect(base.data().metadata["classes"] == "p\nq")
      try expect(changed.data().metadata["classes"] == "k0\nk1\nk2")
    },
    ConfigEffect("dataset.columns", [source], [#"dataset.columns=["other"]"#]) { base, changed in
      try expect(features(base) == "number\nother" && features(changed) == "other")
      try expect(
        Set(changed.column("coordinates.train")).isSubset(
          of: Set(rows.map(\.other)))
      )
    },
    ConfigEffect(
      "dataset.header", [#"dataset={"kind":"csv","file":"numbers.csv","header":false}"#],
      ["dataset.header=true"]
    ) { base, changed in
      try expect(total(base) == 40 && total(changed) == 39)
      try expect(features(changed) == "0.0\n0")
    },
    ConfigEffect(
      "dataset.delimiter", [source], ["dataset.file=pipe.csv", "dataset.delimiter=|"]
    ) { base, changed in
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
    },
    ConfigEffect(
      "dataset.decimal", [source],
      ["dataset.file=comma.csv", "dataset.delimiter=;", #"dataset.decimal=",""#]
    ) { base, changed in
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
    },
    ConfigEffect("dataset.missing", [source], ["dataset.file=gaps.csv", "dataset.missing=drop"]) {
      base, changed in
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
    },
    ConfigEffect(
      "dataset.categories", [source],
      [#"dataset.columns=["text"]"#, "dataset.categories=oneHot"]
    ) { base, changed in
      let values = try changed.column("coordinates.train")
      #expect(Set(values) == [0, 1])
      #expect(
        stride(from: 0, to: values.count, by: 2).allSatisfy { values[$0] + values[$0 + 1] == 1 })
    },
    ConfigEffect(
      "dataset.regression", [#"dataset={"kind":"csv","file":"numbers.csv","header":false}"#],
      ["dataset.regression=true"]
    ) { base, changed in
      try expect(Set(base.column("labels.train")) == [0, 1])
      try expect(base.data().tensors["targets.train"] == nil)
      try expect(changed.data().tensors["labels.train"] == nil)
      try expect(Set(changed.column("targets.train")) == [0, 1])
    },
  ]
}
