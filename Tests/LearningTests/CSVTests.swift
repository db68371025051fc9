import Learning
import Numerics
import Testing

/// What tables hold, against what Python's `csv` and `float` read of the same texts, written down.
struct CSVTests {
  private func read(_ text: String, _ spec: CSVSpec = CSVSpec()) throws(CSVError) -> Dataset {
    try spec.content(Array(text.utf8)).data
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
      "10;0.5;1\n9;0.25;2\n10;0.125;3\n", CSVSpec(label: .index(0), delimiter: .semicolon))
    // Classes that are numbers are in numerical order: 9 before 10.
    #expect(data.classNames == ["9", "10"] && data.labels == [1, 0, 1])
    #expect(data.featureNames == ["column 1", "column 2"])
    #expect(data.inputs.elements == [0.5, 1, 0.25, 2, 0.125, 3])
  }

  @Test func aValueToBePredicted() throws {
    let data = try read("a\ty\n1\t2\n3\t4.5\n", CSVSpec(delimiter: .tab, isRegression: true))
    #expect(data.isRegression && data.targets == [2, 4.5] && data.inputs.elements == [1, 3])
    #expect(data.featureNames == ["a"] && data.targetName == "y")
  }

  @Test(arguments: [
    "a,b,k\n1.5,2,0\n3,4,1\n", "a;b;k\n1.5;2;0\n3;4;1\n", "a\tb\tk\n1.5\t2\t0\n3\t4\t1",
    "a b k\n1.5 2 0\n3 4 1", "  a   b k\n 1.5\t2  0 \n\n3 4    1 \n", "a, b, k\n1.5, 2, 0\n3, 4, 1",
    "# a b k\n1.5 2 0\n3 4 1", "# a,b,k\n1.5,2,0\n3,4,1",
    "# made by hand\n#\na,b,k\n1.5,2,0\n# so\n3,4,1",
    "a,b,k\r1.5,2,0\r3,4,1\r", "\"a\",\"b\",\"k\"\n\"1.5\",\"2\",\"0\"\n\"3\" , \"4\",\"1\"\n",
    "a,b,k,\n1.5,2,0,\n3,4,1,\n", "a,b,k\n1.5,2,0\n,,\n3,4,1\n,,\n",
    "a,b,k\n+1.5,2.,0\n.3e1,40e-1,1.0",
  ])
  func delimitersAreRecognized(text: String) throws {
    let data = try read(text)
    #expect(data.featureNames == ["a", "b"])
    #expect(data.inputs.elements == [1.5, 2, 3, 4])
    #expect(data.labels == [0, 1])
  }

  @Test func decimalsMayHaveCommas() throws {
    let spec = CSVSpec(decimal: .comma)
    for text in ["a;k\n1,5;0\n-2,25e1;1\n", "a\tk\n1,5\t0\n-2,25e1\t1\n", "a k\n1,5 0\n-2,25e1 1"] {
      #expect(try read(text, spec).inputs.elements == [1.5, -22.5])
    }
    // A comma would divide these rows as evenly.
    let words = try read("1,5;good\n-2,25;bad\n3,5;good\n", spec)
    #expect(words.inputs.elements == [1.5, -2.25, 3.5] && words.classNames == ["bad", "good"])
    let spelled = try read("a,k\n\"1,5\",0\n2,1\n", CSVSpec(delimiter: .comma, decimal: .comma))
    #expect(spelled.inputs.elements == [1.5, 2])
  }

  /// Names, or `nil` where the first row is a sample.
  @Test(
    arguments: [
      ("x,y,label\n1,2,0\n3,4,1\n", ["x", "y"]),
      // Years above other numbers, with a name among them.
      ("2019,2020,label\n-0.06,1.9,0\n2.8,-0.4,1\n0.2,0.1,0\n", ["2019", "2020"]),
      // Quoted above numbers that are not, as writers quote text alone.
      ("\"2019\",\"2020\",\"2021\"\n3,4,1\n5,5,0\n", ["2019", "2020"]),
      ("1,2,0\n3,4,1\n5,5,0\n", nil), ("5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,3.3,virginica\n", nil),
      ("0,1\n1,3\n2,5\n3,7\n", nil), ("0.0,1.0,0\n0.5,1.5,1\n1.5,0.2,0\n", nil),
      ("-40,-40.0\n-38,-36.4\n-36,-32.8\n", nil),
    ] as [(String, [String]?)])
  func headersAreRecognized(text: String, names: [String]?) throws {
    let data = try read(text)
    let columns = data.featureNames.count
    #expect(data.featureNames == names ?? (0..<columns).map { "column \($0)" })
  }

  @Test(arguments: [
    "0,1,2\n1.3,1.4,0\n3.1,-0.8,1\n4.9,0.1,2\n", "1,2,3\n1.3,1.4,0\n3.1,-0.8,1\n4.9,0.1,2\n",
    "0,1,2,3\n5,0,4,0\n2,1,3,1\n0,3,2,3\n", "2019,2020,2021\n3,5,8\n2,4,7\n1,4,6\n",
    "5,abc,0\n3,2.2,1\n4,2,1\n", "0,1,label\n3.1,2.2,rose\n4.4,2.2,iris\n",
    "40,50,9\n1,2,0\n2,4,1\n3,3,0\n",
    "10,20,0\n1.5,2.5,1\n2.5,3.5,0\n3.5,4.5,0\n4.5,4.25,0\n4.5,4.25,0\n",
  ])
  func whatMayBeAHeaderIsAsked(text: String) throws {
    let error = #expect(throws: CSVError.self) { try read(text) }
    #expect(error?.key == "header")
    #expect(error?.description.contains("say which by \"header\": true or false") == true)
    let rows = text.split(separator: "\n").count
    // With "abc", a sample is none.
    if !text.contains("abc") {
      #expect(try read(text, CSVSpec(hasHeader: false)).count == rows)
    }
    #expect(try read(text, CSVSpec(hasHeader: true)).count == rows - 1)
  }

  @Test func columnsAreChosen() throws {
    let text = "id,x,note,y,k\n1,5,NA,0.5,a\n2,6,z,1.5,b\n"
    let data = try read(text, CSVSpec(columns: [.name("y"), .index(1)]))
    #expect(data.featureNames == ["y", "x"] && data.inputs.elements == [0.5, 5, 1.5, 6])
    let other = try read(text, CSVSpec(label: .name("x"), columns: [.index(-2)]))
    #expect(other.featureNames == ["y"] && other.classNames == ["5", "6"])
  }

  @Test(
    arguments: [
      (",x,k\n0,5,a\n1,6,b\n2,7,a\n", ["x"], "counts 0, 1, 2 …"),
      ("Unnamed: 0,x,k\n1,5,a\n2,6,b\n3,7,a\n", ["x"], "counts 1, 2, 3 …"),
      ("id,x,k\n1,5,a\n2,6,b\n3,7,a\n", ["id", "x"], "\"columns\" can leave it out"),
      ("1,5,a\n2,6,b\n3,7,a\n", ["column 0", "column 1"], "\"columns\" can leave it out"),
      ("t,x,k\n1,5,a\n2,6,b\n3,7,a\n", ["t", "x"], nil),
      (",x,k\n0,5,a\n1,6,b\n3,7,a\n", ["column 0", "x"], nil),
      // Nothing would be left.
      (",k\n0,a\n1,b\n2,a\n", ["column 0"], nil),
    ] as [(String, [String], String?)])
  func anIndexIsLeftOut(text: String, names: [String], note: String?) throws {
    let content = try CSVSpec().content(Array(text.utf8))
    #expect(content.data.featureNames == names)
    #expect(content.notes.count == (note == nil ? 0 : 1))
    if let note { #expect(content.notes[0].contains(note)) }
  }

  @Test func labelsAreComparedAsNumbers() throws {
    let data = try read("x,k\n1,0\n2,0.0\n3,1\n4,10\n5,1e1\n6,+1\n")
    #expect(data.classNames == ["0", "1", "10"] && data.labels == [0, 0, 1, 2, 2, 1])
    // With one that is no number, texts are texts.
    let texts = try read("x,k\n1,0\n2,0.0\n3,no\n")
    #expect(texts.classNames == ["0", "0.0", "no"])
    #expect(try read("x,k\n1,True\n2,False\n").labels == [1, 0])
  }

  @Test(arguments: [
    ("0\n1\n2\n3\n", false), ("0.5\n1.5\n0.5\n1.5\n", false), ("0.5\n1.5\n2\n3\n", true),
    ((0..<11).map { "\($0)\n" }.joined(), true), ((0..<10).map { "\($0)\n" }.joined(), false),
    ("a\nb\n1.5\n", false),
  ])
  func manyNumbersLookLikeValues(labels: String, expected: Bool) throws {
    let rows = labels.split(separator: "\n").map { "7.5,\($0)\n" }
    let content = try CSVSpec().content(Array(("x,k\n" + rows.joined()).utf8))
    #expect(content.layout.labelsLookLikeValues == expected)
  }

  @Test func rowsWithoutValuesAreDropped() throws {
    let text = "x,y,k\n1,2,a\n,3,b\n4,NaN,a\n5,6,?\n7,8,b\n"
    let content = try CSVSpec(missing: .drop).content(Array(text.utf8))
    #expect(content.data.inputs.elements == [1, 2, 7, 8] && content.data.labels == [0, 1])
    #expect(content.notes == ["3 of 5 rows lack a value and are left out"])
    // A column that is not used may lack them.
    let some = try CSVSpec(columns: [.name("x")], missing: .drop).content(Array(text.utf8))
    #expect(some.data.inputs.elements == [1, 4, 7])
  }

  /// As pandas' `get_dummies` names and orders them.
  @Test func textsBecomeFeatures() throws {
    let data = try read(
      "size,color,k\n1.5,red,a\n2,blue,b\n3,red,b\n", CSVSpec(categories: .oneHot))
    #expect(data.featureNames == ["size", "color=blue", "color=red"])
    #expect(data.inputs.elements == [1.5, 0, 1, 2, 1, 0, 3, 0, 1])
  }

  @Test func aTestTableHasTheClassesOfTraining() throws {
    let spec = CSVSpec(categories: .oneHot)
    let training = try spec.content(Array("n,c,x,k\n1,red,2,b\n1,blue,3,a\n2,red,3,c\n".utf8))
    let test = try spec.content(
      Array("k;extra;x;c;n\nb;9;5.0;blue;7\nc;9;6;red;8\n".utf8), as: training.layout)
    #expect(test.data.featureNames == ["n", "c=blue", "c=red", "x"])
    #expect(test.data.inputs.elements == [7, 1, 0, 5, 8, 0, 1, 6])
    #expect(test.data.classNames == ["a", "b", "c"] && test.data.labels == [1, 2])
    for (text, message) in [
      ("n,c,x\n1,red,2\n", "there is no column \"k\"; there are \"n\", \"c\", \"x\""),
      (
        "n,c,x,k\n1,red,2,d\n",
        "line 2: column \"k\" is \"d\", which training does not know; it has \"a\", \"b\", \"c\""
      ),
      (
        "n,c,x,k\n1,green,2,a\n",
        "line 2: column \"c\" is \"green\", which training does not know; it has \"blue\", \"red\""
      ),
    ] {
      let error = #expect(throws: CSVError.self) {
        try spec.content(Array(text.utf8), as: training.layout)
      }
      #expect(error?.description == message)
    }
    let numbers = try CSVSpec().content(Array("1,2,0\n3,4,1\n4,4,1\n".utf8))
    let more = try CSVSpec().content(Array("5,6,1.0\n".utf8), as: numbers.layout)
    #expect(more.data.labels == [1] && more.data.inputs.elements == [5, 6])
    let error = #expect(throws: CSVError.self) {
      try CSVSpec().content(Array("5,1\n6,0\n".utf8), as: numbers.layout)
    }
    #expect(error?.description == "the table has 2 columns, and the one for training has 3")
  }

  /// Digits, signs and exponents as Python's `float` reads them.
  @Test(arguments: [
    ("0.1", 0.1), ("1e-5", 1e-5), ("123456789012345678", 123456789012345678.0),
    ("3.141592653589793238", 3.141592653589793),
    ("-0.000001234567890123456", -1.234567890123456e-6),
    ("9007199254740993", 9007199254740992.0), ("4.35", 4.35), ("1.7976e30", 1.7976e30),
    ("2.2250738585072014e-308", 2.2250738585072014e-308), ("0.3e-22", 0.3e-22), ("7e22", 7e22),
    ("1e23", 1e23), ("8.5e-23", 8.5e-23),
  ])
  func numbersAreTheNearest(text: String, value: Double) throws {
    #expect(try read("x,k\n\(text),a\n1,b\n").inputs[0, 0] == value)
  }
}
