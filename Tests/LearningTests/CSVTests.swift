import Learning
import Numerics
import Testing

struct CSVTests {
  private func read(_ text: String, _ spec: CSVSpec = CSVSpec()) throws(CSVError) -> Dataset {
    try spec.dataset(Array(text.utf8))
  }

  @Test func aTableWithHeaderAndNamedClasses() throws {
    let data = try read(
      "\u{FEFF}width,\"height, cm\",kind\r\n1,2.5,\"iris \"\"a\"\"\"\r\n\r\n-3e1, 4 ,rose\r\n5,6,rose",
      CSVSpec(label: .name("kind")))
    #expect(data.inputs == Matrix(rows: 3, columns: 2, elements: [1, 2.5, -30, 4, 5, 6]))
    #expect(data.featureNames == ["width", "height, cm"])
    #expect(data.classNames == ["iris \"a\"", "rose"] && data.labels == [0, 1, 1])
  }

  @Test func aTableOfNumbersAlone() throws {
    let data = try read(
      "10;0.5;1\n9;0.25;2\n10;0.125;3\n", CSVSpec(label: .index(0), delimiter: ";"))
    // Classes that are numbers are in numerical order: 9 before 10.
    #expect(data.classNames == ["9", "10"] && data.labels == [1, 0, 1])
    #expect(data.featureNames == ["column 1", "column 2"])
    #expect(data.inputs.elements == [0.5, 1, 0.25, 2, 0.125, 3])
  }

  @Test func aValueToBePredicted() throws {
    let data = try read("a\ty\n1\t2\n3\t4.5\n", CSVSpec(delimiter: "\t", isRegression: true))
    #expect(data.isRegression && data.targets == [2, 4.5] && data.inputs.elements == [1, 3])
    #expect(data.featureNames == ["a"])
  }

  @Test(arguments: [
    ("", CSVSpec(), "the table has no rows"),
    ("\n\n", CSVSpec(), "the table has no rows"),
    ("a,b\n", CSVSpec(hasHeader: true), "the table has no rows"),
    ("1,2\n3\n", CSVSpec(), "line 2 has 1 fields where the first line has 2"),
    ("1,a\n\n,b\n3,c\n?,d", CSVSpec(), "column \"column 0\" has no value in lines 3, 5"),
    ("x,k\n1,a\n2,\n", CSVSpec(), "column \"k\" has no value in line 3"),
    (
      String(repeating: "nan,a\n", count: 8), CSVSpec(hasHeader: false),
      "column \"column 0\" has no value in lines 1, 2, 3, 4, 5 and 3 more"
    ),
    ("1,a\nx,b\n", CSVSpec(), "line 2: column \"column 0\" is \"x\", not a finite number"),
    ("1,a\n1e999,b\n", CSVSpec(), "line 2: column \"column 0\" is \"1e999\", not a finite number"),
    (
      "a,b\n1,2\n", CSVSpec(label: .name("c")), "there is no column \"c\"; there are \"a\", \"b\""
    ),
    (
      "a,b\n1,2\n", CSVSpec(label: .index(2)), "there is no column 2; there are \"a\", \"b\""
    ),
    ("a\n1\n", CSVSpec(), "the table has only its label column; it needs at least one column more"),
    ("1,\"a\n2,b", CSVSpec(), "line 1: a quote is opened and never closed"),
    (
      "1,a\"b\n", CSVSpec(),
      "line 1: a quote in the middle of a field; quote the whole field and double the quotes within"
    ),
    (
      "1,\"a\"b\n", CSVSpec(),
      "line 1: a quote in the middle of a field; quote the whole field and double the quotes within"
    ),
    (
      "1,2", CSVSpec(delimiter: "1"),
      "the delimiter \"1\" must be one ASCII character other than a quote, a digit, a letter, \"-\" and \".\""
    ),
  ])
  func badTablesSayWhere(text: String, spec: CSVSpec, message: String) {
    let error = #expect(throws: CSVError.self) { try read(text, spec) }
    #expect(error?.description == message)
  }

  @Test func textMustBeUTF8() {
    #expect(throws: CSVError.notUTF8) { try CSVSpec().dataset([0x31, 0x2C, 0xFF, 0x0A]) }
  }
}
