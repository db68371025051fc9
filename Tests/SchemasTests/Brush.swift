/// A spec with a kind that is a struct, and a part.
struct Brush: Equatable {
  var kind = Kind.round
  var paint = Paint()

  struct Kind: RawRepresentable, CaseIterable, Equatable {
    static let round = Kind("round", "A circle.")
    static let flat = Kind("flat", "A line across the stroke.")
    static let allCases = [round, flat]

    let rawValue: String
    let documentation: String

    private init(_ name: String, _ documentation: String) {
      rawValue = name
      self.documentation = documentation
    }

    init?(rawValue: String) {
      guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = kind
    }
  }

  struct Paint: Equatable {
    var layers = 1
    var gloss = 0.5
  }
}
