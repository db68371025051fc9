/// What decides how much memory a network takes.
struct NetworkSize {
  /// The most units of a layer.
  let widest: Int
  /// How many numbers it is made of.
  let parameters: Int
}
