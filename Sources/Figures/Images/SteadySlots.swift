/// Places for things that come and go over a film: each keeps its place while it is shown, and what comes takes the first free
/// place.
struct SteadySlots: Sendable {
  /// For each frame what is in each place; `nil` for an empty one.
  let samples: [[Int?]]

  /// - Parameters:
  ///   - shown: of each frame, in the order in which they look for places; no more than there are places.
  ///   - count: of places.
  init(_ shown: [[Int]], count: Int) {
    var slots = [Int?](repeating: nil, count: count)
    samples = shown.map { shown in
      let stay = Set(shown)
      for place in slots.indices {
        if let sample = slots[place], !stay.contains(sample) { slots[place] = nil }
      }
      let placed = Set(slots.compactMap { $0 })
      var free = slots.indices.filter { slots[$0] == nil }[...]
      for sample in shown where !placed.contains(sample) {
        guard let place = free.popFirst() else { break }
        slots[place] = sample
      }
      return slots
    }
  }
}
