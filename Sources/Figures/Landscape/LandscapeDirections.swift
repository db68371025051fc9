import Schemas

/// What spans the plane of a loss landscape; the raw value is the config's word.
package enum LandscapeDirections: String, Sendable, CaseIterable, DocumentedChoice {
  case components, random, runs

  package var documentation: String {
    switch self {
    case .components:
      "the two principal components of the weights of all recorded moments of all runs, through the last moment; of more than 8 million numbers, of moments at even distances; where the weights "
        + "do not move along two of them, random directions"
    case .random:
      "two random directions through the last moment, each scaled unit by unit to the length of the unit's weights, with 0 for "
        + "biases and normalisations (Li et al. 2018)"
    case .runs:
      "the plane through the last moments of three runs; of two runs the line through them, and the direction in which the "
        + "weights spread most beside it"
    }
  }
}
