import Schemas

/// What becomes of pictures that cannot be read.
enum BrokenPictures: String, CaseIterable {
  case error, skip
}

extension BrokenPictures: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .error: "an error that names the first"
    case .skip: "they are left out, with a note of how many and which"
    }
  }
}
