import Learning
import Testing

/// What is said of tables that make no data set.
struct CSVErrorTests {
  private static let stray =
    "line 1: a quote in the middle of a field; quote the whole field and double the quotes within"

  @Test(arguments: [
    ("", CSVSpec(), "the table has no rows"),
    ("\n\n", CSVSpec(), "the table has no rows"),
    ("a,b\n", CSVSpec(hasHeader: true), "the table has a header and no rows"),
    ("a,b\n", CSVSpec(), "the table has a header and no rows"),
    (
      "1,2\n3\n", CSVSpec(),
      "line 2 has 1 field where line 1 has 2; fields are divided by \",\", and \"delimiter\" can set another"
    ),
    (
      "\n1;2\n\n3;4;5\n", CSVSpec(delimiter: .semicolon),
      "line 4 has 3 fields where line 2 has 2; fields are divided by \";\", as \"delimiter\" says"
    ),
    (
      "1,a\n\n,b\n3,c\n?,d", CSVSpec(hasHeader: false),
      "column \"column 0\" has no value in lines 3, 5; \"missing\": \"drop\" leaves such rows out"
    ),
    (
      "x,k\n1,a\n2,\n", CSVSpec(),
      "column \"k\" has no value in line 3; \"missing\": \"drop\" leaves such rows out"
    ),
    (
      String(repeating: "nan,a\n", count: 8), CSVSpec(hasHeader: false),
      "column \"column 0\" has no value in lines 1, 2, 3, 4, 5 and 3 more; \"missing\": \"drop\" leaves such rows out"
    ),
    ("x,k\n,a\nNA,b\n", CSVSpec(missing: .drop), "every row lacks a value"),
    (
      "y,k\n1,a\nx,b\n2,a\n", CSVSpec(),
      "line 3: column \"y\" is \"x\", not a finite number"
    ),
    ("y,k\n1,a\n1e999,b\n", CSVSpec(), range("y", "1e999", line: 3)),
    ("y,k\n-4e38,a\n1,b\n", CSVSpec(), range("y", "-4e38", line: 2)),
    ("x,y\n1,2\n2,1e39\n", CSVSpec(isRegression: true), range("y", "1e39", line: 3)),
    (
      "y,k\n1,a\nInfinity,b\n2,a\n", CSVSpec(),
      "line 3: column \"y\" is \"Infinity\", not a finite number"
    ),
    (
      "y,k\n0x1p3,a\n1,b\n2,b\n", CSVSpec(),
      "line 2: column \"y\" is \"0x1p3\", not a finite number"
    ),
    (
      "y;k\n1,5;a\n2,5;b\n", CSVSpec(),
      "line 2: column \"y\" is \"1,5\", not a finite number; \"decimal\": \",\" reads decimal commas, and thousands must not be divided"
    ),
    (
      "y;k\n1.5;a\n2,5;b\n3,5;b\n", CSVSpec(decimal: .comma),
      "line 2: column \"y\" is \"1.5\", not a finite number; \"decimal\" is \",\""
    ),
    (
      "y,k\n12%,a\n1%,b\n", CSVSpec(),
      "line 2: column \"y\" is \"12%\", not a finite number; write it without \"%\""
    ),
    (
      "y,k\n1 234 567,a\n1,b\n", CSVSpec(),
      "line 2: column \"y\" is \"1 234 567\", not a finite number; thousands must not be divided"
    ),
    (
      "color,k\nred,a\nblue,b\n", CSVSpec(),
      "line 2: column \"color\" is text (\"red\"); \"categories\": \"oneHot\" makes a feature of each text, and \"columns\" can leave the column out"
    ),
    (
      "day,k\n" + (0..<101).map { "\($0)th,a\n" }.joined(), CSVSpec(categories: .oneHot),
      "column \"day\" has more than 100 different texts, which is too many for \"categories\"; \"columns\" can leave it out"
    ),
    (
      "a,b\n1,2\n", CSVSpec(label: .name("c")), "there is no column \"c\"; there are \"a\", \"b\""
    ),
    (
      "a,b\n1,2\n", CSVSpec(label: .index(2)), "there is no column 2; there are \"a\", \"b\""
    ),
    (
      "a,b\n1,2\n", CSVSpec(columns: [.index(-3)]),
      "there is no column -3; there are \"a\", \"b\""
    ),
    ("a,b\n1,2\n", CSVSpec(columns: [.name("b")]), "\"b\" is the label, which cannot be a feature"),
    (
      "a,b,c\n1,2,3\n", CSVSpec(columns: [.name("b"), .index(1)]), "\"b\" is there already"
    ),
    ("a,b,a\n1,2,3\n", CSVSpec(), "two columns are called \"a\": 0 and 2, from 0"),
    (
      "a\n1\n", CSVSpec(),
      "the table has only its label column; it needs at least one column more (fields are divided by \",\", and \"delimiter\" can set another)"
    ),
    (
      "x,pw\n1,low\n2,3.5\n", CSVSpec(isRegression: true),
      "line 2: the last column, \"pw\", was taken as the label, and it is \"low\", not a number to be predicted"
    ),
    (
      "pw,x\nlow,1\n3,2\n", CSVSpec(label: .name("pw"), isRegression: true),
      "line 2: column \"pw\" is \"low\", not a number to be predicted"
    ),
    ("1,\"a\n2,b", CSVSpec(delimiter: .comma), "line 1: a quote is opened and never closed"),
    ("1,a\"b\n", CSVSpec(), stray), ("1,\"a\"b\n", CSVSpec(), stray),
  ])
  func badTablesSayWhere(text: String, spec: CSVSpec, message: String) {
    let error = #expect(throws: CSVError.self) { try spec.content(Array(text.utf8)) }
    #expect(error?.description == message)
  }

  private static func range(_ column: String, _ text: String, line: Int) -> String {
    "line \(line): column \"\(column)\" is \"\(text)\", beyond the range of single precision, ±3.4e38"
  }

  @Test(
    arguments: [
      ([0x78, 0x2C, 0x6B, 0x0A, 0x31, 0x2C, 0xE9, 0x0A, 0x32, 0x2C, 0x62], "line 2 is not UTF-8"),
      ([0xFF, 0xFE, 0x31, 0, 0x2C, 0, 0x32, 0], "UTF-16 text; save it as UTF-8"),
      ([0x31, 0, 0x2C, 0, 0x32, 0], "UTF-16 text; save it as UTF-8"),
      ([0x50, 0x4B, 3, 4, 20, 0], "a ZIP archive, as spreadsheets such as .xlsx are"),
      ([0x1F, 0x8B, 8, 0], "compressed by gzip"),
      ([0x31, 0x2C, 0x32, 0, 0x0A, 0x33, 0x2C, 0x34, 0x0A], "binary"),
    ] as [([UInt8], String)])
  func otherFilesAreNamed(bytes: [UInt8], message: String) {
    let error = #expect(throws: CSVError.self) { try CSVSpec().content(bytes) }
    #expect(error?.description.contains(message) == true)
  }

  /// Megabytes are not quoted whole.
  @Test(arguments: ["x,k\nLONG,a\n2,b\n", "x,k\n1,LONG\n2,b\n", "LONG,k\n1,a\n2,b\n"])
  func longCellsAreShortened(text: String) {
    let long = String(repeating: "z", count: 1_000_000)
    let error = #expect(throws: CSVError.self) {
      try CSVSpec().content(Array(text.replacing("LONG", with: long).utf8))
    }
    #expect((error?.description.utf8.count ?? 0) < 300)
  }

  @Test(arguments: ["1", "a", "\"", "-", ".", "é", "\n"] as [Character])
  func someDelimitersCannotBe(character: Character) {
    #expect(CSVDelimiter(character) == nil)
  }
}
