import Testing

@testable import Pipeline

struct NaturalOrderTests {
  /// Each list stands in the order that people expect.
  static let lists: [[String]] = [
    ["frame1.png", "frame2.png", "frame10.png", "frame011.png", "frame100.png"],
    ["1.png", "01.png", "001.png", "2.png"],
    ["a.png", "a1.png", "a1b.png", "a1b2.png", "a1b10.png", "b.png"],
    ["x99999999999999999999998.png", "x99999999999999999999999.png"],
    ["epoch-2-batch-10.png", "epoch-10-batch-2.png", "epoch-10-batch-10.png"],
    ["-1.5.png", "-1.10.png"], ["ä1.png", "ä2.png", "ä10.png"], ["", "0", "1", "a"],
  ]

  @Test(arguments: lists) func numbersCountAsNumbers(list: [String]) {
    #expect(list.reversed().sorted(by: NaturalOrder.precedes) == list)
    for (i, a) in list.enumerated() {
      for (j, b) in list.enumerated() { #expect(NaturalOrder.precedes(a, b) == (i < j)) }
    }
  }
}
