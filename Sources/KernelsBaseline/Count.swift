/// A number that is known when code is compiled, so that loops of so many turns are unrolled and arrays of so many registers stay
/// in registers.
struct Count<let N: Int> {}
