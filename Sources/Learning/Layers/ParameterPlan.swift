/// Gives every parameter of a network its place: those that gradients move first, those of frozen layers and running
/// statistics after them.
package struct ParameterPlan {
  private(set) var slots: [ParameterSlot] = []
  /// Of the names to come: "layers.0.".
  private var prefix = ""
  private var nextTrainable = 0
  private var nextFixed: Int

  /// - Parameter trainableCount: the numbers that gradients will move.
  init(trainableCount: Int) { nextFixed = trainableCount }

  /// How many numbers gradients move, of those that are there so far.
  var trainableCount: Int { nextTrainable }

  /// A parameter of a shape.
  ///
  /// - Parameter initial: what its numbers start as before any are drawn; `nil` for 1 of a scale, 0 of others.
  /// - Returns: its place among the values of the network.
  mutating func add(
    _ name: String, _ shape: [Int], _ role: ParameterSlot.Role, isTrainable: Bool = true,
    initial: Double? = nil
  ) -> Range<Int> {
    let isMoved = isTrainable && role != .statistic
    let start = isMoved ? nextTrainable : nextFixed
    let range = start..<(start + shape.product)
    if isMoved { nextTrainable = range.upperBound } else { nextFixed = range.upperBound }
    slots.append(
      ParameterSlot(
        name: prefix + name, shape: shape, role: role, range: range, isTrainable: isMoved,
        initial: initial))
    return range
  }

  /// Calls `body` for parameters whose names all begin with another part.
  mutating func within<Result>(
    _ name: String, _ body: (inout ParameterPlan) throws(LayerError) -> Result
  ) throws(LayerError) -> Result {
    let outer = prefix
    prefix += name + "."
    defer { prefix = outer }
    return try body(&self)
  }
}

extension [Int] {
  /// How many numbers an array of this shape has.
  var product: Int { reduce(1, *) }
}
