import Schemas
import Testing

@Suite struct SuggestionTests {
  static let choices = ["relu", "tanh", "sigmoid", "linear", "softmax"]

  @Test(arguments: [
    ("rleu", "relu"), ("Relu", "relu"), ("rel", "relu"), ("tahn", "tanh"), ("sigmoind", "sigmoid"),
    ("sgimoid", "sigmoid"), ("lineal", "linear"), ("SOFTMAX", "softmax"),
  ])
  func nearWords(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: Self.choices) == meant)
    #expect(Suggestion.clause(for: word, among: Self.choices) == " (did you mean \"\(meant)\"?)")
  }

  @Test(arguments: ["", "x", "gelu?!", "logistic", String(repeating: "relu", count: 10_000)])
  func wordsThatAreNotNear(word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.choices) == nil)
    #expect(Suggestion.clause(for: word, among: Self.choices).isEmpty)
  }

  @Test func theNearestIsTaken() {
    #expect(Suggestion.nearest(to: "epoch", among: ["epics", "epochs", "epoxy"]) == "epochs")
    #expect(Suggestion.nearest(to: "anything", among: []) == nil)
  }
}
